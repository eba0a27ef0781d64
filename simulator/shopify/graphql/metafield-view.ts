import { createHash } from "node:crypto";

import type { World } from "../../world.ts";
import { idOf, type Metafield } from "../store.ts";
import { toConnection, type PageArguments, type View } from "./connection.ts";

/** Metafields named `$app` belong to this app. */
export function fullNamespace(world: World, namespace: string | null | undefined): string {
  const own = `app--${world.config.apiKey}`;
  if (!namespace) return own;
  return namespace.startsWith("$app") ? namespace.replace("$app", own).replace(":", "--") : namespace;
}

/** The fields `metafield` and `metafields` of anything that has some. */
export function metafieldFields(world: World, ownerGid: string) {
  const owned = () => world.shop.metafields.filter((one) => one.ownerGid === ownerGid);
  return {
    metafield: ({ namespace, key }: { namespace?: string; key: string }) => {
      const found = owned().find((one) => one.namespace === fullNamespace(world, namespace) && one.key === key);
      return found ? metafieldView(found) : null;
    },
    metafields: (args: PageArguments & { namespace?: string }) => {
      const wanted = owned().filter((one) => !args.namespace || one.namespace === fullNamespace(world, args.namespace));
      return toConnection(wanted, args, metafieldView, (one) => one.gid);
    },
  };
}

export function metafieldView(metafield: Metafield): View {
  return {
    __typename: "Metafield",
    id: metafield.gid,
    legacyResourceId: idOf(metafield.gid),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => (metafield.type === "json" ? (JSON.parse(metafield.value) as unknown) : metafield.value),
    compareDigest: createHash("sha256").update(metafield.value).digest("hex"),
    sizeInBytes: Buffer.byteLength(metafield.value),
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
  };
}
