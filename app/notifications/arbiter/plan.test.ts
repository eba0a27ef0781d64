import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readSendingRules } from "#app/notifications/sending-rules.ts";
import { STATUSES, type Status } from "#app/tracking/status.ts";

import { apply, arrange, type OutboxRow } from "./arrange.ts";
import { newsOfParcel, type ParcelFacts } from "./news.ts";
import { type PlanFacts, type PlannedMessage, planMessages } from "./plan.ts";
import { completeRules } from "./rule.ts";
import { type ShipmentKind, whyUntrue } from "./truth.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const allOn = completeRules([]).map((rule) => ({ ...rule, enabled: true }));
const facts: PlanFacts = {
  shop: "willow.myshopify.com",
  orderId: "order-1",
  shipmentId: "parcel-1",
  recipients: { email: Uint8Array.of(1), sms: null },
  dialsIndia: false,
  rules: allOn,
  sending: readSendingRules({
    sendingRules: { elsewhere: { shipped: "off", out_for_delivery: "off", delivered: "off" } },
  }),
  zones: ["Europe/Berlin"],

  alone: true,
  notifyFrom: hoursAgo(24 * 30),
  now: NOW,
};

function parcel(status: Status, overrides: Partial<ParcelFacts> = {}): ParcelFacts {
  const at = hoursAgo(1);
  const times = { statusAt: at, seenAt: at, fulfilledAt: at, fulfillmentChangedAt: at };
  return { status, cycle: 0, removed: false, number: "JD01", ...times, ...overrides };
}

function told(planned: PlannedMessage[]) {
  return planned
    .filter((message) => message.channel === "email")
    .map(({ kind, state, reason }) => [kind, state, reason]);
}

describe("planMessages", () => {
  it.each<[Status, unknown[]]>([
    ["pending", [["shipped", "pending", null]]],
    ["label_created", [["shipped", "pending", null]]],
    ["in_transit", [["shipped", "superseded", "newer_news"], ["in_transit", "pending", null]]],
    ["delayed", [["shipped", "superseded", "newer_news"], ["delayed", "pending", null]]],
    ["out_for_delivery", [["shipped", "superseded", "no_longer_true"], ["out_for_delivery", "pending", null]]],
    ["delivered", [["shipped", "superseded", "no_longer_true"], ["delivered", "pending", null]]],
    ["returned", [["shipped", "superseded", "no_longer_true"], ["returned", "pending", null]]],
    ["expired", [["shipped", "superseded", "no_longer_true"]]],
    ["cancelled", []],
  ])("tells of a parcel first seen %s", (status, expected) => {
    expect(told(planMessages(facts, newsOfParcel(parcel(status), facts.notifyFrom)))).toEqual(expected);
  }); // prettier-ignore

  it("texts to India only what is registered there", () => {
    const textsOf = (dlt: unknown) => {
      const sending = readSendingRules({ sendingRules: { elsewhere: { shipped: "off" }, dlt } });
      const recipients = { email: null, sms: Uint8Array.of(1) };
      const planned = planMessages(
        { ...facts, recipients, dialsIndia: true, sending },
        newsOfParcel(parcel("pending"), null),
      );
      return planned.filter(({ channel }) => channel === "sms").map(({ state, reason }) => [state, reason]);
    };
    expect(textsOf(null)).toEqual([["skipped", "dlt_missing"]]);
    const templateIds = { shipped: "1107123456789012345" };
    expect(textsOf({ entityId: "1101234567890123456", templateIds })).toEqual([["pending", null]]);
  });

  it("tells that it shipped when the newer news is switched off", () => {
    const rules = completeRules([]);
    const planned = planMessages({ ...facts, rules }, newsOfParcel(parcel("in_transit"), facts.notifyFrom));
    expect(told(planned)).toEqual([["shipped", "pending", null], ["in_transit", "skipped", "rule_off"]]); // prettier-ignore
  });

  it.each<[string, Partial<PlanFacts>, string, string]>([
    ["sending is off", { notifyFrom: null }, "skipped", "sending_off"],
    ["it happened before the switch-on", { notifyFrom: NOW }, "skipped", "before_switch_on"],
    ["there is no address", { recipients: { email: null, sms: null } }, "skipped", "no_address"],
    ["the rule is off", { rules: [] }, "skipped", "rule_off"],
    ["Shopify mails the same", { sending: readSendingRules({ sendingRules: {} }) }, "skipped", "shopify_tells"],
    [
      "another tool tells",
      { sending: readSendingRules({ sendingRules: { elsewhere: { shipped: "other" } } }) },
      "skipped",
      "other_tells",
    ],
    ["it is old news", { now: new Date(NOW.getTime() + 48 * 3_600_000) }, "expired", "too_late"],
  ])("writes down why not when %s", (_case, overrides, state, reason) => {
    const given = { ...facts, ...overrides };
    expect(told(planMessages(given, newsOfParcel(parcel("pending"), given.notifyFrom)))).toEqual([
      ["shipped", state, reason],
    ]);
  });

  it("tells of no shipping without a tracking number", () => {
    expect(newsOfParcel(parcel("in_transit", { number: "" }), null).map((news) => news.kind)).toEqual(["in_transit"]);
  });

  it("dates shipping by the number, unless the fulfillment is older than the switch-on", () => {
    const late = { fulfilledAt: hoursAgo(50), seenAt: hoursAgo(2), fulfillmentChangedAt: hoursAgo(1) };
    const [sent] = newsOfParcel(parcel("pending", late), hoursAgo(60));
    const [old] = newsOfParcel(parcel("pending", late), hoursAgo(10));
    expect(sent?.occurredAt).toEqual(hoursAgo(2));
    expect(old?.occurredAt).toEqual(hoursAgo(50));
  });

  it("lets a second delivery day after a failed attempt be told again", () => {
    const keys = [0, 1].map((cycle) => planMessages(facts, newsOfParcel(parcel("out_for_delivery", { cycle }), null)));
    const [first, second] = keys.map((planned) => planned.find(({ kind }) => kind === "out_for_delivery")?.key);
    expect(first).not.toBe(second);
  });
});

describe("planning a whole journey", () => {
  /** The outbox as the database keeps it: the first row of a key stays. */
  function plan(journey: readonly { status: Status; cycle: number }[]) {
    let outbox: (PlannedMessage & OutboxRow)[] = [];
    for (const now of journey) {
      const state = parcel(now.status, { cycle: now.cycle });
      const planned = planMessages(facts, newsOfParcel(state, facts.notifyFrom));
      const { inserts, changes } = arrange(outbox, planned, new Map([["parcel-1", state]]));
      outbox = apply(
        [...outbox, ...inserts.map((row) => ({ ...row, id: row.key, recipientSealed: null, sendingAt: null }))],
        changes,
      );
    }
    return new Map(outbox.map((row) => [row.key, row]));
  }
  const journeys = fc.array(fc.record({ status: fc.constantFrom(...STATUSES), cycle: fc.nat({ max: 2 }) }), {
    minLength: 1,
    maxLength: 12,
  });

  it("changes nothing when the same state is planned again", () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const twice = journey.flatMap((state) => [state, state]);
        expect([...plan(twice).entries()]).toEqual([...plan(journey).entries()]);
      }),
    );
  });

  it("leaves at most one message waiting, and only one that is true", () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const waiting = [...plan(journey).values()].filter((row) => row.state === "pending");
        const last = journey.at(-1);
        expect(waiting.length).toBeLessThanOrEqual(1);
        const here = { status: last?.status ?? "pending", cycle: last?.cycle ?? 0, removed: false };
        for (const message of waiting)
          expect(whyUntrue({ ...message, kind: message.kind as ShipmentKind }, here)).toBeNull();
        if (last?.status === "delivered") expect(waiting.map((row) => row.kind)).not.toContain("out_for_delivery");
      }),
    );
  });

  it("writes the same keys in whatever order the states are seen", () => {
    fc.assert(
      fc.property(journeys, fc.infiniteStream(fc.nat()), (journey, chance) => {
        const shuffled = journey.map((state) => ({ state, place: chance.next().value as number }));
        const other = shuffled.toSorted((a, b) => a.place - b.place).map(({ state }) => state);
        expect([...plan(other).keys()].toSorted()).toEqual([...plan(journey).keys()].toSorted());
      }),
    );
  });
});
