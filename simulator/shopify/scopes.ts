import { GraphQLError } from "graphql";

import type { World } from "../world.ts";

/** The scope that writing metafields of an owner takes, by the owner's kind; others are the app's own. */
const WRITERS: Record<string, string> = {
  Order: "write_orders",
  Product: "write_products",
  Customer: "write_customers",
};

/**
 * The merchant allows more than the app asked for at its install (`optional_scopes`): every token can do it from now
 * on, and the app is told by `app/scopes_update`.
 */
export function grantScopes(world: World, wanted: readonly string[]): string[] {
  const { shop } = world;
  const previous = shop.tokens.at(-1)?.scope.split(",") ?? [];
  const current = [...new Set([...previous, ...wanted])];
  shop.grantedScopes = [...new Set([...shop.grantedScopes, ...wanted])];
  for (const token of shop.tokens) token.scope = current.join(",");
  world.emit("app/scopes_update", { id: shop.gid, previous, current, updated_at: world.now().toISOString() });
  return current;
}

/** All a shop allows: what the app needs, and what it was given besides. */
export function withGranted(world: World, scopes: string): string {
  return [...new Set([...scopes.split(","), ...world.shop.grantedScopes])].join(",");
}

/** @throws GraphQLError as Shopify words it when the app may not write one of the owners */
export function requireOwnerScopes(world: World, owners: readonly { ownerId: string }[]): void {
  for (const { ownerId } of owners) {
    const scope = WRITERS[ownerId.split("/").at(-2) ?? ""];
    if (scope === undefined || world.shop.grantedScopes.includes(scope)) continue;
    const message = `Access denied for metafieldsSet field. Required access: \`${scope}\` access scope.`;
    throw new GraphQLError(message, { extensions: { code: "ACCESS_DENIED" } });
  }
}
