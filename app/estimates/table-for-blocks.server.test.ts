import { expect, it } from "vitest";

import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { tableForBlocks } from "./table-for-blocks.server.ts";
import { TABLE_DAYS } from "./window-table.ts";

const NOON = new Date("2026-11-12T11:00:00Z");

it("works the shop's rules out for its own country and those its rules name", async () => {
  const zones = [{ countries: ["FR", "AT"], transitMin: 3, transitMax: 5 }];
  await installWillow({ deliveryRules: { processingMax: 2, cutOffHour: 14, zones } });
  const table = await tableForBlocks(WILLOW, NOON);
  expect(table).toMatchObject({ cutOffHour: 14, packing: "1–2", home: "DE" });
  expect(Object.keys(table.at)).toHaveLength(TABLE_DAYS);
  expect(table.at).toMatchObject({ "2026-11-12": 0, "2026-12-26": 44 });
  expect(Object.keys(table.ways).toSorted()).toEqual(["*", "AT", "DE", "FR"]);
  expect(table.ways["FR"]?.road).toBe("3–5");
  expect(table.ways["DE"]?.days.split(",")).toHaveLength(TABLE_DAYS + 1);
  expect(table.ways["DE"]?.days).toMatch(/^5 12,/);
});

it("fits into a metafield, were every country of the world named", async () => {
  const zones = [{ countries: ["FR", "AT"], transitMin: 89, transitMax: 90 }];
  await installWillow({ deliveryRules: { processingMax: 60, handlingDays: [1], zones } });
  const { ways, ...head } = await tableForBlocks(WILLOW, NOON);
  const longest = Math.max(...Object.values(ways).map((way) => JSON.stringify(way).length));
  // 128 KB are allowed: https://shopify.dev/changelog/reduced-metafield-value-sizes
  expect(250 * (longest + '"AA":,'.length) + JSON.stringify(head).length).toBeLessThan(128_000);
});
