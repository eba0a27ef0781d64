import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";

import { CURRENT_INSTALLATION, SET_BLOCK_FACTS } from "./blocks.graphql.ts";
import { requireShop } from "./shop.server.ts";

/** Of the metafields on our own installation, which Liquid reads as `app.metafields.afterglow`. */
const BLOCK_NAMESPACE = "afterglow";

const installation = z.object({ currentAppInstallation: z.object({ id: z.string() }) });
const outcome = z.object({
  metafieldsSet: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

/**
 * Writes what the theme blocks need to know as app-data metafields: their Liquid can ask nobody. Needs no
 * scope, since the owner is our own installation. Repeating it does no harm.
 * https://shopify.dev/docs/apps/build/custom-data/ownership#app-data-metafields
 * @param delivery the table that the block "Delivery window" reads
 * @throws Error when Shopify refuses a value
 */
export async function informBlocks(shop: string, delivery: object): Promise<void> {
  const { pathPrefix } = await requireShop(shop);
  const { currentAppInstallation } = await queryAdmin(shop, CURRENT_INSTALLATION, {}, installation);
  const own = { ownerId: currentAppInstallation.id, namespace: BLOCK_NAMESPACE };
  const metafields = [
    // The blocks' `available_if`: before this is written there is nothing they could show.
    { ...own, key: "enabled", type: "boolean", value: "true" },
    { ...own, key: "delivery", type: "json", value: JSON.stringify(delivery) },
    { ...own, key: "path", type: "single_line_text_field", value: pathPrefix },
  ];
  const { metafieldsSet } = await queryAdmin(shop, SET_BLOCK_FACTS, { metafields }, outcome);
  const problems = metafieldsSet.userErrors.map(({ message }) => message);
  if (problems.length > 0) throw new Error(`The blocks of ${shop} could not be informed: ${problems.join("; ")}`);
}
