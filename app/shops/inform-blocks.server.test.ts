import { beforeEach, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { parseDeliveryRules } from "./delivery-rules.ts";
import { informBlocks } from "./inform-blocks.server.ts";
import { saveDeliveryRules } from "./save-delivery-rules.server.ts";
import { requireShop } from "./shop.server.ts";

const OWNER = "gid://shopify/AppInstallation/7";
let written: Record<string, { ownerId: string; namespace: string; type: string; value: string }>;
let userErrors: { field: string[]; message: string }[];

beforeEach(async () => {
  await installWillow({ pathPrefix: "/a/parcels" });
  written = {};
  userErrors = [];
  await answerAdmin((operation, variables) => {
    if (operation === "CurrentInstallation") return { currentAppInstallation: { id: OWNER } };
    if (operation !== "SetBlockFacts") throw new Error(`Unexpected ${operation}`);
    const { metafields } = variables as { metafields: { key: string; ownerId: string; namespace: string; type: string; value: string }[] }; // prettier-ignore
    for (const { key, ...rest } of metafields) written[key] = rest;
    return { metafieldsSet: { metafields: metafields.map(({ key }) => ({ key })), userErrors } };
  });
});

it("tells the theme's blocks the table of windows, where the app is, and that it is there", async () => {
  const table = { at: {}, cutOffHour: 14 };
  await informBlocks(WILLOW, table);
  const own = { ownerId: OWNER, namespace: "afterglow" };
  expect(written).toEqual({
    enabled: { ...own, type: "boolean", value: "true" },
    delivery: { ...own, type: "json", value: JSON.stringify(table) },
    path: { ...own, type: "single_line_text_field", value: "/a/parcels" },
  });
});

it("fails loudly when Shopify refuses a value, so that the job comes back", async () => {
  userErrors = [{ field: ["metafields", "1", "value"], message: "Value is invalid JSON" }];
  await expect(informBlocks(WILLOW, {})).rejects.toThrow("Value is invalid JSON");
});

it("is set going by every change of the shop's rules", async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  const rules = parseDeliveryRules({ processingMin: 5, processingMax: 6 });
  await saveDeliveryRules(WILLOW, rules);
  expect(parseDeliveryRules((await requireShop(WILLOW)).deliveryRules)).toEqual(rules);
  expect(await waitingJobs()).toContainEqual(
    expect.objectContaining({ name: "blocks.inform", payload: { shop: WILLOW } }),
  );
});
