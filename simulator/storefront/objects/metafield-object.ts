import { Drop } from "liquidjs";

import { installationGid } from "../../shopify/graphql/shop-view.ts";
import type { Metafield } from "../../shopify/store.ts";
import type { World } from "../../world.ts";
import { Lookup } from "./lookup.ts";

/** `app.metafields.<namespace>.<key>`: what the app keeps on its own installation for its blocks to read. */
export function appMetafields(world: World): Lookup {
  const owned = () => world.shop.metafields.filter((one) => one.ownerGid === installationGid(world));
  return new Lookup(
    (namespace) =>
      new Lookup((key) => {
        const found = owned().find((one) => one.namespace === namespace && one.key === key);
        return found ? new MetafieldObject(found) : null;
      }),
  );
}

/** Printed as its value; `.value` is the parsed one. */
class MetafieldObject extends Drop {
  readonly type: string;
  readonly value: unknown;

  constructor({ type, value }: Metafield) {
    super();
    this.type = type;
    this.value = type === "json" || type === "boolean" ? (JSON.parse(value) as unknown) : value;
  }

  override valueOf(): string {
    return typeof this.value === "string" ? this.value : JSON.stringify(this.value);
  }
}
