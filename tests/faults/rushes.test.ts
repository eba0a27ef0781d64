import type { Prisma } from "@prisma/client";
import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { discardHeld, findOpenHold, releaseHold } from "#app/notifications/arbiter/holds.server.ts";
import { AT_ONCE } from "#tests/support/drill.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { copyWaiting, countFates, planParcels } from "#tests/support/planned.ts";
import { OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

const house = useHouse();
const MAILS = { phone: null };
const DELIVERED = { kind: "delivered", channel: "email", shop: WILLOW };

beforeEach(async () => {
  const sendingRules = { ...AT_ONCE, burst: 100 } as Prisma.JsonObject;
  await db.shop.update({ where: { domain: WILLOW }, data: { sendingRules } });
});

/** A hundred and twenty parcels arrive in one moment, in a shop that knows nothing of the kind. */
async function rush() {
  await planParcels(120, "delivered", MAILS);
  const hold = await findOpenHold(WILLOW);
  if (!hold) throw new Error("Nothing was held");
  return hold;
}

describe("far more news than a shop ever had", () => {
  it("is held, the merchant hears of it, and the other shop's news leaves within five seconds", async () => {
    const hold = await rush();
    expect(hold).toMatchObject({ seen: 101, allowed: 100, waiting: 120 });
    expect(await db.merchantAlert.findMany()).toMatchObject([{ shop: WILLOW, kind: "queue_held" }]);
    await copyWaiting(166); // twenty thousand
    const startedAt = Date.now();
    await planParcels(1, "delivered", MAILS, OTHER_SHOP);
    await house.work();
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect(house.fake.ledger).toHaveLength(1);
    expect(await countFates({ ...DELIVERED, shop: OTHER_SHOP })).toEqual({ accepted: 1 });
    await expectHouseWell(house);
    expect(await discardHeld(WILLOW, hold.id)).toBe(120 * 167);
    await house.work();
    expect(await countFates(DELIVERED)).toEqual({ "skipped discarded": 120 * 167 });
    expect(house.fake.ledger).toHaveLength(1);
    await expectHouseWell(house);
  }, 90_000);

  it("leaves once the merchant says that it is right, each message once", async () => {
    const hold = await rush();
    await house.work();
    expect(house.fake.ledger).toEqual([]);
    expect(await releaseHold(WILLOW, hold.id)).toBe(true);
    expect(await releaseHold(WILLOW, hold.id), "a second click does nothing").toBe(false);
    await planParcels(5, "delivered", MAILS);
    await house.work();
    expect(await countFates(DELIVERED)).toEqual({ accepted: 125 });
    await expectHouseWell(house);
  }, 90_000);

  it("that was released late passes the gate like all other: what is stale stays", async () => {
    const hold = await rush();
    await db.message.updateMany({ where: { state: "pending" }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    await releaseHold(WILLOW, hold.id);
    await house.work();
    expect(await countFates(DELIVERED)).toEqual({ "expired too_late": 120 });
    expect(house.fake.ledger).toEqual([]);
    await expectHouseWell(house);
  }, 90_000);
});
