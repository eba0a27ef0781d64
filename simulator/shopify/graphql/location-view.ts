import { GraphQLError } from "graphql";

import type { World } from "../../world.ts";
import type { Location } from "../store.ts";
import type { View } from "./connection.ts";

/**
 * The places of the shop.
 * @throws GraphQLError as Shopify words it without `read_locations`
 */
export function listLocations(world: World): Location[] {
  if (world.shop.grantedScopes.includes("read_locations")) return world.shop.locations;
  const message = "Access denied for location field. Required access: `read_locations` access scope.";
  throw new GraphQLError(message, { extensions: { code: "ACCESS_DENIED" } });
}

export function findLocation(world: World, gid: string): View | null {
  const found = listLocations(world).find((one) => one.gid === gid);
  return found ? locationView(found) : null;
}

export function locationView({ gid, name, city, countryCode, provinceCode = "", zip = "" }: Location): View {
  const address = { __typename: "LocationAddress", city, countryCode, provinceCode, zip };
  return { __typename: "Location", id: gid, name, isActive: true, address };
}
