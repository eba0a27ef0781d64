import { beforeEach, describe, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { planAnswer } from "./plan-answer.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { AT_ONCE } from "#tests/support/at-once.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { discardHeld, findOpenHold, forgetOldHolds, releaseHold } from "./holds.server.ts";
import { countPlanned, forgetOldPace } from "./pace.server.ts";
import { planOrderMessages } from "./plan-messages.server.ts";

const MINUTE = 60_000;
const accept = () => Promise.resolve({ kind: "accepted" as const, providerMessageId: null });
const providers: Providers = { email: accept, sms: accept };
const RULES = { burst: 100 };
/** Each test lives in a week of its own, so that nothing is remembered of another's. */
let now = Date.parse("2027-01-01T12:00:00Z");

beforeEach(async () => {
  now += 21 * 24 * 60 * MINUTE;
  await db.$executeRaw`truncate "SendingHold", "SendingPace", "MerchantAlert", "Message", "Order" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow({ sendingRules: { ...AT_ONCE, burst: 100 } });
});

const plan = (count: number, minutesLater = 0) =>
  transaction((tx) => countPlanned(tx, WILLOW, count, RULES, new Date(now + minutesLater * MINUTE)));
const holds = async () => (await db.sendingHold.findMany({ orderBy: { openedAt: "asc" } })).map(({ seen, allowed, outcome }) => [seen, allowed, outcome]); // prettier-ignore
const openHold = async () => {
  const hold = await findOpenHold(WILLOW);
  if (!hold) throw new Error("No hold is open");
  return hold;
};

describe("a rush", () => {
  it("is held once, and the merchant hears of it", async () => {
    await plan(60);
    await plan(40, 5);
    expect(await holds()).toEqual([]);
    await plan(1, 9);
    await plan(500, 9);
    expect(await holds()).toEqual([[101, 100, null]]);
    expect(await db.merchantAlert.count({ where: { shop: WILLOW, kind: "queue_held" } })).toBe(1);
  });

  it("is none when as much is planned in more time, or by other shops", async () => {
    await plan(100);
    await plan(100, 10);
    await transaction((tx) => countPlanned(tx, OTHER_SHOP, 90, RULES, new Date(now + 10 * MINUTE)));
    expect(await holds()).toEqual([]);
  });

  it("is none for a shop that is used to as much", async () => {
    for (let day = 1; day <= 13; day += 1) await plan(50, -day * 24 * 60);
    await db.sendingHold.deleteMany();
    await plan(500);
    expect(await holds()).toEqual([]);
    await plan(1);
    expect(await holds()).toEqual([[501, 500, null]]);
  });

  it("is held once by plans of the same moment", async () => {
    await Promise.all(Array.from({ length: 6 }, (_, index) => plan(90, index % 2)));
    expect((await holds()).length).toBe(1);
  });
});

describe("the merchant's word", () => {
  it("releases, and is not asked again for an hour", async () => {
    await plan(101);
    const { id } = await openHold();
    expect(await releaseHold(OTHER_SHOP, id)).toBe(false);
    expect(await releaseHold(WILLOW, id, new Date(now))).toBe(true);
    expect(await releaseHold(WILLOW, id)).toBe(false);
    expect((await waitingJobs()).map((job) => job.name)).toContain("message.deliver");
    await plan(5_000, 59);
    expect(await findOpenHold(WILLOW)).toBeNull();
    await plan(1, 61);
    expect(await findOpenHold(WILLOW)).not.toBeNull();
  });

  it("discards what the rush planned, not what waited before, and looks on", async () => {
    const [early, late] = [await storeParcel(), await storeParcel()];
    for (const { orderId } of [early, late]) await planOrderMessages(WILLOW, orderId, "webhook");
    await db.message.updateMany({
      where: { orderId: early.orderId },
      data: { createdAt: new Date(now - 30 * MINUTE) },
    });
    await db.message.updateMany({ where: { orderId: late.orderId }, data: { createdAt: new Date(now) } });
    await plan(101);
    const { id, waiting } = await openHold();
    expect(waiting).toBe(2);
    expect(await discardHeld(WILLOW, id, new Date(now))).toBe(1);
    expect(await discardHeld(WILLOW, id)).toBeNull();
    const told = async ({ orderId }: { orderId: string }) =>
      (await db.message.findMany({ where: { orderId, channel: "email" } })).map(({ state, reason }) => [state, reason]);
    expect([await told(early), await told(late)]).toEqual([[["pending", null]], [["skipped", "discarded"]]]);
    await plan(101, 2);
    expect((await openHold()).seen).toBe(101);
  });
});

it("a big rush is discarded piece by piece, and what was released meanwhile is left alone", async () => {
  const orders = [await storeParcel(), await storeParcel(), await storeParcel()];
  for (const { orderId } of orders) await planOrderMessages(WILLOW, orderId, "webhook");
  await db.message.updateMany({ where: { state: "pending" }, data: { createdAt: new Date(now) } });
  await plan(101);
  const first = await openHold();
  await releaseHold(WILLOW, first.id, new Date(now));
  expect(await discardHeld(WILLOW, first.id, new Date(now), 2)).toBeNull();
  expect(await db.message.count({ where: { state: "pending" } })).toBe(3);
  const { id } = await db.sendingHold.create({
    data: { shop: WILLOW, seen: 900, allowed: 9, openedAt: new Date(now) },
  });
  expect(await discardHeld(WILLOW, id, new Date(now), 2)).toBe(3);
  expect(await findOpenHold(WILLOW)).toBeNull();
});

describe("while it is held", () => {
  it("no news leaves, but answers do; released, everything", async () => {
    const { orderId, shipmentId } = await storeParcel({ parcel: { status: "delivery_attempted", cycle: 1 } });
    await planOrderMessages(WILLOW, orderId, "webhook");
    const vault = await openVault(WILLOW);
    const occasion = { shop: WILLOW, orderId, shipmentId, status: "delivery_attempted", cycle: 1, choice: "new_day" };
    const code = await db.deliveryCode.create({
      data: { ...occasion, day: new Date("2026-11-30"), expiresAt: new Date(Date.now() + 10 * MINUTE) },
    });
    const answer = { kind: "delivery_code" as const, orderId, shipmentId, subjectId: code.id };
    await transaction((tx) => planAnswer(tx, WILLOW, vault, answer, new Date()));
    const hold = await db.sendingHold.create({ data: { shop: WILLOW, seen: 900, allowed: 100 } });
    expect(await dispatchMessages({ providers })).toEqual({ sent: 1 });
    expect(await db.message.count({ where: { kind: "order_confirmed", state: "pending" } })).toBe(1);
    await releaseHold(WILLOW, hold.id);
    expect(await dispatchMessages({ providers })).toEqual({ sent: 1 });
  });

  it("nothing at all leaves while sending is stopped", async () => {
    const { orderId } = await storeParcel();
    await planOrderMessages(WILLOW, orderId, "webhook");
    expect(await dispatchMessages({ providers, isStopped: true })).toEqual({ sent: 0 });
    expect(await db.message.count({ where: { state: "pending" } })).toBe(1);
    expect(await dispatchMessages({ providers })).toEqual({ sent: 1 });
  });
});

it("forgets holds 90 days after they ended, never an open one", async () => {
  const daysAgo = (days: number) => new Date(now - days * 24 * 60 * MINUTE);
  const hold = { shop: WILLOW, seen: 900, allowed: 100, openedAt: daysAgo(100) };
  for (const endedAt of [daysAgo(91), daysAgo(89), null]) await db.sendingHold.create({ data: { ...hold, endedAt } });
  expect(await forgetOldHolds(new Date(now))).toBe(1);
  expect((await db.sendingHold.findMany()).map(({ endedAt }) => endedAt)).not.toContainEqual(daysAgo(91));
});

it("forgets what nothing is learned from any more", async () => {
  await plan(1, -16 * 24 * 60);
  await plan(1, -13 * 24 * 60);
  expect(await forgetOldPace(new Date(now))).toBe(1);
});
