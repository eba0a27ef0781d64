import type { World } from "../../world.ts";
import { gid, type Metafield } from "../store.ts";
import { fullNamespace, metafieldView } from "./metafield-view.ts";

export interface MetafieldInput {
  ownerId: string;
  namespace?: string;
  key: string;
  type?: string;
  value: string;
}

interface UserError {
  field: string[];
  message: string;
  code: string;
}

const MAX_METAFIELDS = 25;

/** Writes all of them or, when one is wrong, none. https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet */
export function setMetafields(world: World, inputs: MetafieldInput[]) {
  const userErrors = problemsOf(world, inputs);
  if (userErrors.length > 0) return { metafields: [], userErrors };
  return { metafields: inputs.map((input) => metafieldView(setOne(world, input))), userErrors: [] };
}

function problemsOf(world: World, inputs: MetafieldInput[]): UserError[] {
  if (inputs.length > MAX_METAFIELDS) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`;
    return [{ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO" }];
  }
  return inputs.flatMap((input, index) => {
    const problem = (field: string, message: string, code: string) => ({
      field: ["metafields", String(index), field],
      message,
      code,
    });
    const type = input.type ?? find(world, input)?.type;
    if (type === undefined) return [problem("type", "Type can't be blank", "BLANK")];
    if (input.value === "") return [problem("value", "Value can't be blank", "BLANK")];
    return fits(type, input.value) ? [] : [problem("value", `Value is invalid for ${type}.`, "INVALID_VALUE")];
  });
}

function fits(type: string, value: string): boolean {
  if (type === "boolean") return value === "true" || value === "false";
  if (type !== "json") return true;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function find(world: World, { ownerId, namespace, key }: MetafieldInput): Metafield | undefined {
  const full = fullNamespace(world, namespace);
  return world.shop.metafields.find((one) => one.ownerGid === ownerId && one.namespace === full && one.key === key);
}

function setOne(world: World, input: MetafieldInput): Metafield {
  const now = world.now();
  const known = find(world, input);
  if (known) return Object.assign(known, { value: input.value, type: input.type ?? known.type, updatedAt: now });
  const metafield: Metafield = {
    gid: gid("Metafield", world.shop.nextId("Metafield")),
    ownerGid: input.ownerId,
    namespace: fullNamespace(world, input.namespace),
    key: input.key,
    type: input.type ?? "",
    value: input.value,
    createdAt: now,
    updatedAt: now,
  };
  world.shop.metafields.push(metafield);
  return metafield;
}
