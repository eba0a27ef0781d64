import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeTold } from "#app/estimates/ledger/tell-windows.server.ts";
import { localDay } from "#app/lib/local-day.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import { planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import type { Draft, Providers } from "#app/providers/provider.ts";
import { moveParcel, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { settleOverduePromises, settlePromisesOf } from "./settle-promises.server.ts";

const HOUR = 3_600_000;
const ZONE = "Europe/Berlin";
const now = new Date();
const hours = (count: number) => new Date(now.getTime() + count * HOUR);
/** A day so many days from today, at the destination. */
const day = (days: number) => localDay(hours(days * 24), ZONE);

let drafts: Draft[];
let isDown: boolean;
const take = (draft: Draft) => {
  if (isDown) return Promise.resolve({ kind: "refused" as const, reason: "provider_refused" as const });
  drafts.push(draft);
  return Promise.resolve({ kind: "accepted" as const, providerMessageId: null });
};
const providers: Providers = { email: take, sms: take };

beforeEach(async () => {
  drafts = [];
  isDown = false;
  await db.message.deleteMany();
  await db.toldWindow.deleteMany();
  await db.estimate.deleteMany();
  await db.sendingHold.deleteMany();
  await installWillow({ notifyFrom: hours(-30 * 24) });
});

type Ids = { orderId: string; shipmentId: string };

const underWay = () => storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });

/** Told on the page two days ago; it ended ten hours ago unless said otherwise. */
async function tell(ids: Ids, ends = -10, toldHours = -48) {
  const latestOn = localDay(hours(ends - 1), ZONE);
  const window = { earliestOn: latestOn, latestOn, shipsByOn: null, basis: "rule", version: null } as const;
  const told = {
    ...ids,
    ...window,
    surface: "page",
    endsAt: hours(ends),
    shop: WILLOW,
    toldAt: hours(toldHours),
  } as const;
  await storeTold(db, [told]);
}

async function expectBy(shipmentId: string, days: number, moved: object = {}) {
  const window = { earliestOn: new Date(day(days - 1)), latestOn: new Date(day(days)), basis: "learned", version: 4 };
  const row = { shop: WILLOW, ...window, ...moved };
  await db.estimate.upsert({ where: { shipmentId }, create: { shipmentId, ...row }, update: row });
}

const plan = (ids: Ids) => planShipmentMessages(WILLOW, ids.shipmentId, "webhook");
const send = () => dispatchMessages({ providers });
/** How often the e-mails said sorry, one after the other. */
const sorry = () =>
  drafts.filter(({ channel }) => channel === "email").map(({ text }) => text.match(/sorry/gi)?.length ?? 0);
const ledger = async () =>
  (await db.toldWindow.findMany({ orderBy: [{ toldAt: "asc" }, { surface: "asc" }] })).map(
    ({ surface, latestOn, apologyId }) =>
      `${surface} ${latestOn.toISOString().slice(0, 10)}${apologyId === null ? "" : " sorry"}`,
  );

describe("a promise that was broken without a word", () => {
  it("gets one apology, by every channel, with the day that was told", async () => {
    const ids = await underWay();
    await tell(ids);
    await settleOverduePromises(now);
    await send();
    expect(drafts.map(({ channel }) => channel).toSorted()).toEqual(["email", "sms"]);
    expect(sorry()).toEqual([1]);
    expect(drafts.find(({ channel }) => channel === "email")?.text).toContain("and it has not come. We are sorry.");
    expect(await ledger()).toEqual([expect.stringMatching(/^page .* sorry$/)]);

    // The carrier follows, and then the parcel.
    await moveParcel(ids.shipmentId, "delayed");
    await plan(ids);
    await send();
    await moveParcel(ids.shipmentId, "delivered");
    await db.shipment.update({ where: { id: ids.shipmentId }, data: { deliveredAt: now } });
    await plan(ids);
    await settlePromisesOf(WILLOW, ids.shipmentId, now);
    await send();
    expect(sorry()).toEqual([1, 0, 0]);
    expect(drafts.filter(({ channel }) => channel === "sms").map(({ text }) => /sorry/i.test(text))).toEqual([true, false, false]); // prettier-ignore
  });

  it("gets it from the delivery, where that comes first", async () => {
    const ids = await underWay();
    await tell(ids);
    await settleOverduePromises(now);
    await moveParcel(ids.shipmentId, "delivered");
    await db.shipment.update({ where: { id: ids.shipmentId }, data: { deliveredAt: now } });
    await plan(ids);
    await send();
    await settleOverduePromises(hours(3));
    await send();
    expect(sorry()).toEqual([1]);
    expect(drafts[0]?.text).toContain("and it came later. We are sorry.");
  });

  it("gets it from the next message that names a later day, and is not told of again", async () => {
    const ids = await underWay();
    await tell(ids, 30);
    await expectBy(ids.shipmentId, 5);
    await moveParcel(ids.shipmentId, "delayed");
    await plan(ids);
    await send();
    await settleOverduePromises(hours(40));
    await send();
    expect(sorry()).toEqual([1]);
    expect(drafts.find(({ channel }) => channel === "email")?.text).toMatch(/Before, we said/);
    expect(await ledger()).toEqual([expect.stringMatching(/^page .* sorry$/), `email ${day(5)}`, `sms ${day(5)}`]);
  });

  it("gets another try when the message that said sorry came to nothing", async () => {
    const ids = await underWay();
    await tell(ids);
    await expectBy(ids.shipmentId, 3);
    isDown = true;
    await settleOverduePromises(now);
    await send();
    isDown = false;
    await moveParcel(ids.shipmentId, "delivered");
    await db.shipment.update({ where: { id: ids.shipmentId }, data: { deliveredAt: now } });
    await plan(ids);
    await send();
    expect(sorry()).toEqual([1]);
    await settlePromisesOf(WILLOW, ids.shipmentId, now);
    expect((await db.toldWindow.findMany({ orderBy: { toldAt: "asc" } })).map((row) => row.outcome)).toEqual([
      "broken",
      "untold",
      "untold",
    ]);
  });
});

describe("what a message tells", () => {
  it("is written down with the message, from which model, and until when it may be kept", async () => {
    const ids = await underWay();
    await expectBy(ids.shipmentId, 2);
    await moveParcel(ids.shipmentId, "delayed");
    await plan(ids);
    await send();
    const message = await db.message.findFirstOrThrow({ where: { channel: "email", kind: "delayed" } });
    expect(await db.toldWindow.findMany({ where: { surface: "email" } })).toMatchObject([
      {
        ...{
          ...{ orderId: ids.orderId, subjectId: ids.shipmentId },
          surface: "email",
          messageId: message.id,
          version: 4,
        },
        ...{ basis: "learned", earliestOn: new Date(day(1)), latestOn: new Date(day(2)), place: null, outcome: null },
      },
    ]);
  });

  it("speaks of the day that was told, not of what we thought in between", async () => {
    const ids = await underWay();
    await tell(ids, 30);
    const told = localDay(hours(29), ZONE);
    await expectBy(ids.shipmentId, 5, { movedFromOn: new Date(day(4)), movedAt: now, movedWhy: "carrier" });
    await moveParcel(ids.shipmentId, "delayed");
    await plan(ids);
    await send();
    const name = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    expect(drafts.find(({ channel }) => channel === "email")?.text).toContain(`Before, we said ${name.format(new Date(told))}.`); // prettier-ignore
  });
});
