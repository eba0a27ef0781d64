import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db, pool, transaction } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, follow, hoursAgo, MUG, now, pack, place, POT, startAfresh, TEA } from "#tests/support/attributed.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { assignSide } from "./assign-side.server.ts";
import { attributeOrder, settleParcel } from "./attribute-order.server.ts";
import { countPickClick } from "./count-click.server.ts";
import { forgetOldClicks } from "./forget-clicks.server.ts";
import { noteDue } from "./note-due.server.ts";
import { eraseShop, exportCustomer, redactCustomer } from "./personal-data.server.ts";

const attributed = (orderId: string) => db.attributedOrder.findUnique({ where: { orderId } });
const trialOf = (orderId: string) => db.pickTrial.findUnique({ where: { orderId } });
const personOf = async (orderId: string) => Buffer.from((await trialOf(orderId))?.personIndex ?? []).toString("hex");

beforeEach(startAfresh);

describe("the side of an order", () => {
  it("is the same for all orders of a customer, and of an e-mail address, whatever the customer's number", async () => {
    const emailIndex = (await openVault(WILLOW)).index("email", "ana@example.com");
    const first = await place(9, { emailIndex });
    const byCustomer = await place(8);
    const byAddress = await place(7, { customerGid: null, emailIndex });
    const somebodyElse = await place(6, { customerGid: "gid://shopify/Customer/2" });
    expect(await personOf(byCustomer)).toBe(await personOf(first));
    expect(await personOf(byAddress)).toBe(await personOf(first));
    expect(await personOf(somebodyElse)).not.toBe(await personOf(first));
  });

  it("is one side for the first orders of one person, though they are read at once", async () => {
    const emailIndex = (await openVault(WILLOW)).index("email", "ana@example.com");
    for (let person = 0; person < 5; person += 1) {
      const customerGid = `gid://shopify/Customer/${100 + person}`;
      const own = { customerGid, emailIndex: Buffer.from([...emailIndex.subarray(1), person]) };
      const orderIds = [await place(9, own), await place(9, { customerGid }), await place(9, own)];
      await db.pickTrial.deleteMany();
      await Promise.all(orderIds.map((orderId) => assignSide(WILLOW, orderId)));
      expect(new Set(await Promise.all(orderIds.map(personOf))).size).toBe(1);
    }
  });

  it("is drawn anew in every shop", async () => {
    expect(await personOf(await place(9))).not.toBe(await personOf(await place(9, {}, OTHER_SHOP)));
  });

  it("is decided once, with the share of that moment", async () => {
    const orderId = await place(9);
    const before = await trialOf(orderId);
    await installWillow({ pickSettings: { holdOutPercent: 0 } });
    await assignSide(WILLOW, orderId);
    expect(await trialOf(orderId)).toEqual(before);
    expect(before?.percent).toBe(50);
    expect(await trialOf(await place(8))).toMatchObject({ percent: 0, isHeldOut: false });
  });

  it("is nobody's when nobody can be recognized, or is to be forgotten", async () => {
    expect(await trialOf(await place(9, { customerGid: null }))).toBeNull();
    expect(await trialOf(await place(9, { redactedAt: now() }))).toBeNull();
    await assignSide(OTHER_SHOP, await place(9, { customerGid: null }));
  });
});

describe("picks that were due", () => {
  it("count from the first time, whatever comes after", async () => {
    const orderId = await place(9);
    noteDue(WILLOW, orderId, "page", false);
    noteDue(WILLOW, orderId, "mail", false);
    await finishAfterwards();
    const first = await trialOf(orderId);
    noteDue(WILLOW, orderId, "order_status", false);
    noteDue(OTHER_SHOP, orderId, "page", false);
    await finishAfterwards();
    expect(await trialOf(orderId)).toEqual(first);
    expect(first).toMatchObject({ dueOn: "page", dueAt: expect.any(Date) as Date });
  });
});

describe("an order after a click", () => {
  it("is owned by the last click of the same person, for the products that were followed", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    await follow(first, MUG, 2, "mail");
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    expect(await attributed(second)).toMatchObject({
      ...{ fromOrderId: first, surface: "page", kind: "completes", windowDays: 7, productGids: [TEA] },
      ...{ grossMinor: 1_000n, netMinor: 1_000n, currency: "EUR" },
    });
    expect(await attributed(first)).toBeNull();
  });

  it("is nobody's when somebody else clicked, too early, too late, or a machine", async () => {
    const first = await place(900);
    const others = await place(90, { customerGid: "gid://shopify/Customer/2" });
    await follow(others, TEA, 20);
    await follow(first, TEA, 8 * 24);
    await follow(first, TEA, 0, "mail");
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    await attributeOrder(OTHER_SHOP, second, now());
    expect(await db.attributedOrder.count()).toBe(0);
  });

  it("keeps its window and its owner when the shop changes its mind", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    const before = await attributed(second);
    await installWillow({ pickSettings: { windowDays: 1 } });
    await follow(first, POT, 2, "mail");
    await attributeOrder(WILLOW, second, now());
    expect(await attributed(second)).toEqual(before);
  });

  it("is taken back as far as it is refunded, at whatever time, and wholly when it is cancelled", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    await follow(first, POT, 21);
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    expect(await attributed(second)).toMatchObject({ grossMinor: 5_000n, netMinor: 5_000n });
    await db.orderLine.updateMany({ where: { orderId: second, productGid: POT }, data: { currentQuantity: 0 } });
    await db.order.update({ where: { id: second }, data: { refundedMinor: 4_000n } });
    await attributeOrder(WILLOW, second, now());
    expect(await attributed(second)).toMatchObject({ grossMinor: 5_000n, netMinor: 1_000n });
    await db.order.update({ where: { id: second }, data: { cancelledAt: now() } });
    await attributeOrder(WILLOW, second, now());
    expect(await attributed(second)).toMatchObject({ grossMinor: 5_000n, netMinor: 0n });
  });

  it("is settled by who has read last, however long the others take", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    const other = await pool.connect();
    await other.query("begin");
    await other.query("select pg_advisory_xact_lock(hashtext($1))", [`attribute|${second}`]);
    const late = attributeOrder(WILLOW, second, now());
    await waitFor("the settlement to wait", async () => {
      const { rows } = await pool.query(`select from pg_stat_activity where wait_event = 'advisory'`);
      return rows.length > 0;
    });
    await db.order.update({ where: { id: second }, data: { refundedMinor: 5_000n } });
    await other.query(`update "AttributedOrder" set "netMinor" = 0 where "orderId" = $1`, [second]);
    await other.query("commit");
    other.release();
    await late;
    expect((await attributed(second))?.netMinor).toBe(0n);
  });

  it("is taken back when its parcel turns round, before any money has", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    const orderId = await place(1);
    await attributeOrder(WILLOW, orderId, now());
    const parcelId = await pack(orderId, [TEA, POT]);
    await settleParcel(WILLOW, parcelId, now());
    expect((await attributed(orderId))?.netMinor).toBe(1_000n);
    await db.shipment.update({ where: { id: parcelId }, data: { status: "returning" } });
    await settleParcel(WILLOW, parcelId, now());
    expect((await attributed(orderId))?.netMinor).toBe(0n);
  });

  it("loses what came back in a parcel once, though it is refunded later", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    const orderId = await place(1, { totalMinor: 6_000n });
    await db.orderLine.updateMany({
      where: { orderId, productGid: TEA },
      data: { quantity: 2, currentQuantity: 2 },
    });
    await attributeOrder(WILLOW, orderId, now());
    const parcelId = await pack(orderId, [TEA]);
    await db.shipment.update({ where: { id: parcelId }, data: { status: "returned" } });
    await settleParcel(WILLOW, parcelId, now());
    expect(await attributed(orderId)).toMatchObject({ grossMinor: 2_000n, netMinor: 1_000n });
    await db.orderLine.updateMany({ where: { orderId, productGid: TEA }, data: { currentQuantity: 1 } });
    await db.order.update({ where: { id: orderId }, data: { refundedMinor: 1_000n } });
    await attributeOrder(WILLOW, orderId, now());
    expect(await attributed(orderId)).toMatchObject({ grossMinor: 2_000n, netMinor: 1_000n });
  });
});

describe("clicks", () => {
  it("of one pick within half a minute are one, over several writes too", async () => {
    const orderId = await place(9);
    for (let tap = 0; tap < 3; tap += 1) {
      countPickClick(WILLOW, { orderId, productGid: TEA, kind: "completes", position: 0 }, "page");
      await finishAfterwards();
    }
    expect(await db.pickClick.count()).toBe(1);
    expect(await db.fact.count({ where: { kind: "pick_click" } })).toBe(1);
  });

  it("of a mail that come all at once are a machine's, and earn nothing", async () => {
    const first = await place(90);
    for (const productGid of [TEA, POT, MUG]) {
      countPickClick(WILLOW, { orderId: first, productGid, kind: "completes", position: 0 }, "mail");
      await finishAfterwards();
    }
    expect(await db.pickClick.count({ where: { isMachine: true } })).toBe(3);
    await db.pickClick.updateMany({ data: { clickedAt: hoursAgo(20) } });
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    expect(await attributed(second)).toBeNull();
  });

  it("about an order that is gone, or another shop's, are dropped and take no other along", async () => {
    const orderId = await place(9);
    const pick = { productGid: TEA, kind: "completes", position: 0 };
    countPickClick(WILLOW, { ...pick, orderId: randomUUID() }, "page");
    countPickClick(OTHER_SHOP, { ...pick, orderId }, "page");
    countPickClick(WILLOW, { ...pick, orderId: null }, "shelf");
    countPickClick(WILLOW, { ...pick, orderId }, "page");
    await finishAfterwards();
    const stored = await db.pickClick.findMany({ select: { shop: true, orderId: true }, orderBy: { surface: "asc" } });
    expect(stored).toEqual([
      { shop: WILLOW, orderId },
      { shop: WILLOW, orderId: null },
    ]);
  });

  it("are forgotten after four hundred days", async () => {
    const orderId = await place(9);
    await follow(orderId, TEA, 24 * 401);
    await follow(orderId, POT, 24 * 399);
    expect(await forgetOldClicks(now())).toBe(1);
    expect(await db.pickClick.count()).toBe(1);
  });
});

describe("what is forgotten", () => {
  it("is a person's place in the comparison, while what was bought stays countable", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    const second = await place(1);
    await attributeOrder(WILLOW, second, now());
    const keys = { customerGid: ANA, orderGids: [], emailIndex: null, phoneIndex: null };
    expect(await exportCustomer(WILLOW, keys)).toMatchObject([
      { order: "#1001", followed: [{ productGid: TEA, surface: "page" }], boughtAfterwards: [] },
      { order: "#1001", followed: [], boughtAfterwards: [TEA], notCountedSince: null },
    ]);
    expect(await transaction((tx) => redactCustomer(tx, WILLOW, keys))).toBe(2);
    await attributeOrder(WILLOW, second, now());
    expect((await attributed(second))?.netMinor).toBe(1_000n);
  });

  it("is everything of a shop, and of a deleted order", async () => {
    const first = await place(90);
    await follow(first, TEA, 20);
    await db.order.delete({ where: { id: first } });
    expect([await db.pickTrial.count(), await db.pickClick.count()]).toEqual([0, 0]);
    const second = await place(9);
    await follow(second, TEA, 1);
    await transaction((tx) => eraseShop(tx, WILLOW));
    expect([await db.pickTrial.count(), await db.pickClick.count()]).toEqual([0, 0]);
  });
});
