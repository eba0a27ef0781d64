import { randomUUID } from "node:crypto";

import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { findReplay, listReplays } from "./find-replay.server.ts";
import type { ReplayDraft } from "./replay-draft.ts";
import type { ReplayResult } from "./replay-result.ts";
import { runReplay } from "./run-replay.server.ts";
import { cancelReplay, startReplay } from "./start-replay.server.ts";

const HOUR = 3_600_000;
const now = new Date("2026-11-26T18:00:00Z");
/** Ours tells everything: Shopify's own mails are switched off. */
const elsewhere = { order_confirmed: "off", shipped: "off", out_for_delivery: "off", delivered: "off" } as const;
const TODAY: Partial<SendingRules> = { elsewhere, shippedHoldMinutes: 0, spacingMinutes: 0 };

beforeAll(() => installWillow({}, OTHER_SHOP));
beforeEach(async () => {
  await db.order.deleteMany();
  await db.replay.deleteMany();
  await db.suppression.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow({ sendingRules: TODAY, notifyFrom: null });
});

/** An order of ten days ago whose parcel was out for delivery, and delivered, on the days told; local hours are UTC + 1. */
async function storePast(events: [status: string, at: string][], shop = WILLOW) {
  const placedAt = new Date("2026-11-16T09:00:00Z");
  const ids = await storeParcel({
    shop,
    order: { placedAt, createdAt: new Date(placedAt.getTime() + 2_000) },
    parcel: { createdAt: new Date(placedAt.getTime() + HOUR) },
  });
  const { fulfillmentId } = await db.shipment.findFirstOrThrow({ where: { id: ids.shipmentId } });
  const made = new Date(placedAt.getTime() + HOUR);
  await db.fulfillment.update({ where: { id: fulfillmentId }, data: { createdAt: made, sourceUpdatedAt: made } });
  await db.trackingEvent.createMany({
    data: events.map(([status, at]) => ({
      ...{ shop, fulfillmentId, shipmentId: ids.shipmentId, source: "shopify", dedupeKey: randomUUID() },
      ...{ status, rawStatus: status, happenedAt: new Date(at), recordedAt: new Date(at) },
    })),
  });
  return ids;
}

async function replay(draft: ReplayDraft): Promise<ReplayResult> {
  const id = await startReplay(WILLOW, draft);
  await runReplay(WILLOW, id, now);
  const found = await findReplay(WILLOW, id);
  if (!found?.result) throw new Error(`The replay is ${found?.state}`);
  return found.result;
}

const cellOf = ({ rows }: ReplayResult, kind: string, channel: string) =>
  rows.find((row) => row.kind === kind && row.channel === channel);

describe("runReplay", () => {
  it("finds nothing to differ where nothing is changed", async () => {
    await storePast([["delivered", "2026-11-18T14:00:00Z"]]);
    const result = await replay({});
    expect(result).toMatchObject({ orders: 1, differing: 0, stories: [] });
    expect(cellOf(result, "delivered", "email")?.draft).toEqual({ sent: 1, waiting: 0, segments: 0, notSent: {} });
    expect(cellOf(result, "shipped", "sms")?.draft.notSent).toEqual({ rule_off: 1 });
    expect(result.draft.sent).toBe(4); // confirmed, shipped, delivered by e-mail; delivered by text
  });

  it("tells who would have got what else, and what it would cost", async () => {
    await storePast([["delivered", "2026-11-18T14:00:00Z"]]);
    const result = await replay({
      rules: [{ kind: "shipped", channel: "sms", enabled: true }, { kind: "delivered", channel: "email", enabled: false }], // prettier-ignore
      sending: { segmentPriceMinor: 7.5 },
    });
    expect(result.cost).toEqual({ basis: "merchant", currency: "EUR" });
    expect(result.draft.costMinor).toBe(7.5 * result.draft.segments);
    expect(cellOf(result, "shipped", "sms")).toMatchObject({ today: { sent: 0 }, draft: { sent: 1, segments: 1 } });
    expect(cellOf(result, "delivered", "email")).toMatchObject({ today: { sent: 1 }, draft: { sent: 0 } });
    expect(result.draft.segments - result.today.segments).toBe(1);
    expect(result.stories[0]).toMatchObject({ name: "#1001" });
  });

  it("asks our table for the price where the merchant has told none", async () => {
    const { orderId } = await storePast([["delivered", "2026-11-18T14:00:00Z"]]);
    const priced = await replay({});
    expect(priced.cost).toEqual({ basis: "table", currency: "USD" });
    expect(priced.draft).toMatchObject({ segments: 1, costMinor: 11, unpriced: 0 }); // to Germany
    await db.order.update({ where: { id: orderId }, data: { shipCountry: "ZZ" } });
    expect((await replay({})).draft).toMatchObject({ segments: 1, costMinor: 0, unpriced: 1 });
  });

  it("counts the words on how to stop in a number's first text alone", async () => {
    await storePast([["delivered", "2026-11-18T14:00:00Z"]]);
    await storePast([["delivered", "2026-11-19T14:00:00Z"]]);
    const slots = { subject: "", heading: "", paragraph: "", button: "" };
    // Fills what our words leave of one segment, but for the words on how to stop.
    const text = "x".repeat(160 - "Willow & Co: ".length - 90);
    const words = { kind: "delivered", channel: "sms", locale: "en" } as const;
    const { draft } = await replay({ templates: [{ ...words, slots: { ...slots, text } }] });
    expect(draft.segments).toBe(3);
  });

  it("keeps nights quiet in the draft, at the delivery address", async () => {
    await storePast([["delivered", "2026-11-18T22:30:00Z"]]); // 23:30 in Berlin
    const result = await replay({ sending: { emailHours: { from: 9, to: 20 } } });
    expect([result.today.nights, result.draft.nights]).toEqual([1, 2]); // the text, and now the e-mail
    const line = result.stories[0]?.draft.find((one) => one.kind === "delivered" && one.channel === "email");
    expect(line).toMatchObject({ outcome: "sent", at: "2026-11-19T08:00:00.000Z", waitedForDay: true });
  });

  it("hears late what was heard late, and on time what was read on the day of the install", async () => {
    const { orderId } = await storePast([["delivered", "2026-11-18T14:00:00Z"]]);
    await db.trackingEvent.updateMany({ data: { recordedAt: new Date("2026-11-25T10:00:00Z") } });
    const late = await replay({});
    expect(cellOf(late, "delivered", "email")?.today.notSent).toEqual({ too_late: 1 });
    await db.order.update({ where: { id: orderId }, data: { createdAt: new Date("2026-11-25T10:00:00Z") } });
    await db.shipment.updateMany({ data: { createdAt: new Date("2026-11-25T10:00:00Z") } });
    const read = await replay({});
    expect(cellOf(read, "delivered", "email")?.today.sent).toBe(1);
  });

  it("merges two parcels' news, and counts the double it avoided", async () => {
    const { orderId, shipmentId } = await storePast([]);
    const first = await db.shipment.findFirstOrThrow({ where: { id: shipmentId } });
    await db.shipment.create({
      data: {
        ...first,
        id: randomUUID(),
        orderId,
        number: "JD2",
        createdAt: new Date(first.createdAt.getTime() + 60_000),
      },
    });
    const result = await replay({ sending: { shippedHoldMinutes: 10 } });
    expect(cellOf(result, "shipped", "email")).toMatchObject({
      today: { sent: 2 },
      draft: { sent: 1, notSent: { merged: 1 } },
    });
    expect(result.draft.doubles - result.today.doubles).toBe(1);
    expect(result.stories[0]?.draft.find((line) => line.outcome === "sent" && line.kind === "shipped")?.parcels).toBe(
      2,
    );
  });

  it("sees which own words fail, and what they do to a text's length", async () => {
    await storePast([["delivered", "2026-11-18T14:00:00Z"]]);
    const slots = { subject: "", heading: "", paragraph: "", button: "" };
    const long = { ...slots, text: `Hello {{ customer.first_name }}, ${"it is there, and we are glad. ".repeat(6)}` };
    const words = { kind: "delivered", channel: "sms", locale: "en" } as const;
    const result = await replay({ templates: [{ ...words, slots: long }] });
    const cell = cellOf(result, "delivered", "sms");
    expect(cell?.today.segments).toBe(1);
    expect(cell?.draft.segments).toBeGreaterThan(1);
    const broken = await replay({ templates: [{ ...words, slots: { ...slots, text: "{{ order.name" } }] });
    expect(broken.draft.fellBack).toBe(1);
  });

  it("sends nothing and writes nothing into the outbox", async () => {
    await installWillow({ notifyFrom: new Date("2026-11-01T00:00:00Z") });
    await storePast([["out_for_delivery", "2026-11-18T08:00:00Z"], ["delivered", "2026-11-18T14:00:00Z"]]); // prettier-ignore
    const before = await outbox();
    const result = await replay({ rules: [{ kind: "in_transit", channel: "email", enabled: true }] });
    expect(result.today.sent).toBeGreaterThan(0);
    expect(await outbox()).toEqual(before);
    expect((await waitingJobs()).map(({ name }) => name)).toEqual(["message.replay"]);
    expect(JSON.stringify(result)).not.toContain(ANA.email);
  });

  it("leaves other shops' orders alone, and its run to its own shop", async () => {
    await storePast([["delivered", "2026-11-18T14:00:00Z"]], OTHER_SHOP);
    expect(await replay({})).toMatchObject({ orders: 0, rows: [] });
    const [run] = await listReplays(WILLOW);
    expect(await findReplay(OTHER_SHOP, run?.id ?? "")).toBeNull();
    expect(await cancelReplay(OTHER_SHOP, run?.id ?? "")).toBe(false);
  });

  it("stops when it is told to, and gives way to a newer wish", async () => {
    await storePast([]);
    const first = await startReplay(WILLOW, {});
    const second = await startReplay(WILLOW, {});
    expect(await cancelReplay(WILLOW, second)).toBe(true);
    await runReplay(WILLOW, first, now);
    await runReplay(WILLOW, second, now);
    expect((await listReplays(WILLOW)).map(({ state, done }) => [state, done])).toEqual([["cancelled", 0], ["cancelled", 0]]); // prettier-ignore
  });
});

/** Everything a plan or a sending would leave behind. */
async function outbox() {
  const counts = [db.message.count(), db.messageReceipt.count(), db.trackingLink.count(), db.sendingHold.count()];
  return Promise.all([...counts, db.sendingPace.count(), db.consent.count(), db.merchantAlert.count()]);
}
