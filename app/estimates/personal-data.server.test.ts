import { expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storePast } from "#tests/support/past-parcels.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { exportCustomer } from "./personal-data.server.ts";

const ANA = { customerGid: "gid://shopify/Customer/9001", orderGids: [], emailIndex: null, phoneIndex: null };
const NOW = new Date("2026-11-10T09:00:00Z");

it("hands over what a customer was told, and whether their order left and came by then", async () => {
  await installWillow();
  await storePast([{ orderedAt: NOW }]);
  await db.order.updateMany({ data: { customerGid: ANA.customerGid } });
  const { id: orderId } = await db.order.findFirstOrThrow();
  const days = { earliestOn: new Date("2026-11-12"), latestOn: new Date("2026-11-14"), basis: "rule" };
  const told = { ...days, shipsByOn: new Date("2026-11-11"), toldAt: NOW, outcome: "kept", leftOutcome: "broken" };
  await db.toldWindow.create({
    data: { ...told, shop: WILLOW, orderId, subjectId: orderId, surface: "page", endsAt: NOW },
  });
  expect(await exportCustomer(WILLOW, ANA)).toEqual([{ ...told, order: "#1001", surface: "page", apologizedAt: null }]);
});
