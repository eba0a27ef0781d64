import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";

import { sendingRulesSchema } from "#app/notifications/sending-rules.ts";
import { type MessageKind, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { type Status, TROUBLE } from "#app/tracking/status.ts";
import { ArbiterWorld, type Heard, type Sent } from "#tests/support/arbiter-world.ts";

import { startOfDay } from "./local-day.ts";

/** Days on which clocks change somewhere, and plain ones. */
const STARTS = ["2026-03-07T20:00Z", "2026-10-31T18:00Z", "2028-02-28T12:00Z", "2026-11-23T07:00Z"];
const PLACES = [["America/New_York"], ["Asia/Kolkata"], ["Pacific/Chatham"], ["America/New_York", "America/Chicago"]];
const DAY = 24 * 60;

/** A parcel goes forwards; it may come in vain, and try again the next day. */
const journey = fc
  .record({
    steps: fc.subarray<Status>(["label_created", "picked_up", "in_transit", "delayed", "out_for_delivery"]),
    attempts: fc.nat({ max: 2 }),
    arrives: fc.boolean(),
    gaps: fc.array(fc.nat({ max: 14 * 60 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ steps, attempts, arrives, gaps }) => {
    const again = Array.from({ length: attempts }, (): Status[] => ["delivery_attempted", "out_for_delivery"]).flat();
    const statuses: Status[] = [...steps, ...again, ...(arrives ? (["delivered"] as const) : [])];
    return statuses.map((status, index) => ({
      status,
      happenedMinute: gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap + 1, 0),
    }));
  });

/** How late each scan is heard: at once, hours later, or twice. */
const lateness = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 6 * 60 }), fc.nat({ max: 30 * 60 })), {
  minLength: 1,
  maxLength: 2,
});

const scansOf = (parcel: number) =>
  journey.chain((steps) =>
    fc.array(lateness, { minLength: steps.length, maxLength: steps.length }).map((lates) =>
      steps.flatMap(
        ({ status, happenedMinute }, index) =>
          (lates[index] ?? []).map((late): Heard => ({ what: "scan", parcel, status, happenedMinute, minute: happenedMinute + late })), // prettier-ignore
      ),
    ),
  );

const turn = (what: "cancelled" | "uninstalled" | "stop" | "paused" | "resumed") =>
  fc.nat({ max: 4 * DAY }).map((minute): Heard => ({ what, minute }));
const turns = fc.record({
  ends: fc.array(fc.oneof(turn("cancelled"), turn("uninstalled"), turn("stop")), { maxLength: 1 }),
  removed: fc.array(fc.record({ parcel: fc.nat({ max: 2 }), minute: fc.nat({ max: 3 * DAY }) }), { maxLength: 1 }),
  pauses: fc.array(turn("paused"), { maxLength: 1 }),
});

const worlds = fc.record({
  parcels: fc.tuple(scansOf(0), scansOf(1), scansOf(2)).map((all) => all.flat()),
  turns,
  start: fc.constantFrom(...STARTS),
  zones: fc.constantFrom(...PLACES),
  hours: fc.constantFrom({ from: 9, to: 20 }, { from: 2, to: 5 }, { from: 0, to: 24 }),
  hold: fc.constantFrom(0, 5, 60),
  off: fc.constantFrom<MessageKind[]>([], ["delivered"], ["in_transit", "delivery_attempted"]),
});

const told = (sent: readonly Sent[]) => sent.map(({ row, at }) => `${at.toISOString()} ${row.channel} ${row.kind}`);
const RANK: Partial<Record<MessageKind, number>> = { shipped: 1, in_transit: 2, out_for_delivery: 3, delivered: 4 };
const freely = (kind: string) => kind === "delivered" || TROUBLE.has(kind as Status);

describe("whatever is heard of an order, whenever", () => {
  it("keeps its word", () => {
    fc.assert(
      fc.property(worlds, ({ parcels, turns: { ends, removed, pauses }, start, zones, hours, hold, off }) => {
        const rules = sendingRulesSchema.parse({
          ...{ shippedHoldMinutes: hold, smsHours: hours },
          elsewhere: Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, "off"])),
        });
        const gone = removed.map((one): Heard => ({ what: "removed", ...one }));
        const resumed = pauses.map(({ minute }): Heard => ({ what: "resumed", minute: minute + 20 * 60 }));
        const world = new ArbiterWorld(new Date(start), rules, zones, off);
        world.live([...parcels, ...ends, ...gone, ...pauses, ...resumed], 30 * DAY);

        const texts = world.sent.filter(({ row }) => row.channel === "sms");
        expectOnce(world.sent);
        expectForwards(world.sent);
        expectTrue(world, parcels);
        for (const [why, at] of world.ends) {
          const after = (why === "stop" ? texts : world.sent).filter((one) => one.at > at);
          expect(told(after), `sent after ${why}`).toEqual([]);
        }
        for (const { row, at } of world.sent) expect(+at, `${row.kind} too late`).toBeLessThan(+row.expiresAt);
        expectHours(texts, hours, zones);
        expectDistance(world.sent);
        expectDayCap(texts, zones);
        expect(world.rows.filter((row) => row.state === "pending")).toEqual([]);
        const silent = world.rows.filter((row) => row.state !== "sending" && row.reason === null);
        expect(silent, "not sent without a reason").toEqual([]);
      }),
      { numRuns: process.env.FAULTS === "all" ? 10_000 : 250 },
    );
  }, 600_000);
});

function expectOnce(sent: readonly Sent[]) {
  const keys = sent.map(({ row }) => row.key);
  expect(keys.length).toBe(new Set(keys).size);
  // Nor is one parcel's news told by another's message as well.
  const news = sent.flatMap(({ row, tells }) => tells.map(({ parcel, cycle }) => `${row.channel} ${row.kind} ${parcel} ${cycle}`)); // prettier-ignore
  expect(news.length).toBe(new Set(news).size);
}

/** For one parcel and attempt, by one channel: never an earlier stage after a later one. */
function expectForwards(sent: readonly Sent[]) {
  const furthest = new Map<string, number>();
  for (const { row, tells } of sent) {
    const rank = RANK[row.kind];
    if (rank === undefined) continue;
    for (const { parcel, cycle } of tells) {
      const place = [row.channel, parcel, rank === RANK.delivered ? "" : cycle].join();
      const end = furthest.get([row.channel, parcel, ""].join()) ?? 0;
      expect(rank, told(sent).join("\n")).toBeGreaterThan(Math.max(furthest.get(place) ?? 0, end));
      furthest.set(place, rank);
    }
  }
}

/** Whether or not the delivery was told: once it is known, nothing says that the parcel is still on its way. */
function expectTrue(world: ArbiterWorld, story: readonly Heard[]) {
  for (const { row, at, tells } of world.sent) {
    if ((RANK[row.kind] ?? RANK.delivered) === RANK.delivered) continue;
    const arrived = story.flatMap((one) =>
      one.what === "scan" && one.status === "delivered" && world.at(one.minute) < at ? [String(one.parcel)] : [],
    );
    expect(
      tells.filter(({ parcel }) => arrived.includes(parcel)),
      `${row.kind} though delivered`,
    ).toEqual([]);
    expect(tells.length).toBeGreaterThan(0);
  }
}

function expectHours(texts: readonly Sent[], hours: { from: number; to: number }, zones: readonly string[]) {
  for (const { at } of texts) {
    for (const zone of zones) {
      const { hour } = DateTime.fromJSDate(at, { zone });
      expect(hour >= hours.from && hour < hours.to, `${at.toISOString()} in ${zone}`).toBe(true);
    }
  }
}

function expectDistance(sent: readonly Sent[]) {
  for (const [index, { row, at }] of sent.entries()) {
    if (freely(row.kind)) continue;
    const before = sent.slice(0, index).filter((one) => one.row.channel === row.channel);
    const close = before.filter((one) => +at - +one.at < 30 * 60_000);
    expect(told(close), `close to ${row.kind} at ${at.toISOString()}`).toEqual([]);
  }
}

function expectDayCap(texts: readonly Sent[], zones: readonly string[]) {
  for (const zone of zones) {
    const perDay = new Map<number, number>();
    for (const { at } of texts) {
      const day = +startOfDay(at, zone);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    expect(Math.max(0, ...perDay.values())).toBeLessThanOrEqual(3);
  }
}
