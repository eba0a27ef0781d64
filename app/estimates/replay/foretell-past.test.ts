import { describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";
import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";

import type { ShopFacts } from "../belief/believe.ts";
import { NO_ORIGINS } from "../belief/sending.ts";
import type { PastFacts } from "../learning/past-parcel.ts";
import { foretellPast } from "./foretell-past.ts";
import { listLooks } from "./looks.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-06-01T09:00:00Z");
const after = (days: number) => new Date(START + days * DAY);
const PERIOD = { since: after(0), until: after(120) };
const SHOP: ShopFacts = {
  ...{ shop: "willow.myshopify.com", home: { timeZone: "Europe/Berlin", country: "DE" }, knowledge: null },
  origins: NO_ORIGINS,
  rules: parseDeliveryRules({ processingMin: 1, processingMax: 1, transitMin: 5, transitMax: 20 }),
};

function parcel(index: number, more: Partial<PastFacts> = {}): PastFacts {
  const orderedAt = after(index / 2);
  const handedAt = new Date(orderedAt.getTime() + DAY);
  const etaNamedAt = new Date(handedAt.getTime() + 0.1 * DAY);
  return {
    ...{ id: `parcel-${index}`, orderId: `order-${index}`, orderedAt, handedAt, etaNamedAt },
    // What the rules cannot know, and parcels show: one carrier is slow.
    deliveredAt: new Date(handedAt.getTime() + ((isSlow(index) ? 6 : 1.5) + (index % 10) / 20) * DAY),
    carrierEtaAt: null,
    ...{
      carrier: isSlow(index) ? "Evri" : "DHL",
      to: { country: "DE", region: "BE", area: "101" },
      product: null,
      category: null,
      items: 1,
    },
    ...{ weightG: null, service: null, price: 40, freight: null, scans: [] },
    ...more,
  };
}

const isSlow = (index: number) => index % 3 === 0;

const PAST = Array.from({ length: 200 }, (_, index) => parcel(199 - index));

/** Of the looks of some days alone: each week more is learned anew. */
function foretell(past: PastFacts[], from: number, until: number) {
  const looks = listLooks(past, { since: after(from - 9), until: after(until) }, 9_999);
  return finishSteps(foretellPast(past, looks.filter(({ at }) => at >= after(from)), SHOP)); // prettier-ignore
}

describe("listLooks", () => {
  it("tells with the order once, and with each hand-over, of the period alone", () => {
    const past = [
      parcel(3, { id: "second", orderId: "order-2", orderedAt: after(1) }),
      parcel(2),
      parcel(9, { handedAt: null, deliveredAt: null }),
      parcel(239, { handedAt: after(121) }),
      parcel(-1),
    ];
    const looks = listLooks(past, PERIOD, 9).map(({ facts, moment }) => `${facts.id} ${moment}`);
    expect(looks).toEqual([
      ...["second purchase", "parcel-2 handover", "second handover"],
      ...["parcel-9 purchase", "parcel-239 purchase"],
    ]);
  });

  it("takes parcels evenly from all weeks where there are too many", () => {
    const days = listLooks(PAST, PERIOD, 20)
      .filter(({ moment }) => moment === "purchase")
      .map(({ at }) => Math.floor((at.getTime() - START) / (10 * DAY)));
    expect(days).toHaveLength(20);
    for (let part = 0; part < 10; part += 1) expect(days.filter((day) => day === part)).toHaveLength(2);
  });
});

describe("foretellPast", () => {
  it("begins with the rules, and learns as parcels arrive", () => {
    const [first] = foretell(PAST, 0, 5).filter(({ moment }) => moment === "handover");
    const last = foretell(PAST, 92, 98).findLast(({ moment }) => moment === "handover");
    expect([first?.belief.window.basis, last?.belief.window.basis]).toEqual(["rule", "learned"]);
    const [wide, narrow] = [first, last].map((one) => one!.belief.quantiles[4]! - one!.belief.quantiles[0]!);
    expect(narrow).toBeLessThan(wide ?? 0);
    expect(last?.belief).toMatchObject({ version: null, lane: "DE>DE-BE" });
  });

  it("knows nothing of what comes later", () => {
    const cut = after(88);
    const later = (at: Date | null) => (at && at > cut ? new Date(at.getTime() + 30 * DAY) : at);
    const garbled = PAST.map((one) => ({
      ...one,
      ...{ handedAt: later(one.handedAt), deliveredAt: later(one.deliveredAt), etaNamedAt: later(one.etaNamedAt) },
    }));
    const before = (past: PastFacts[]) =>
      foretell(past, 84, 89).filter(({ at }) => at <= cut).map(({ facts, moment, belief }) => ({ id: facts.id, moment, belief })); // prettier-ignore
    const told = before(PAST);
    expect(told).toHaveLength(18);
    expect(before(garbled)).toEqual(told);
  });

  it("takes the carrier's day only where it was named by then", () => {
    const carrierEtaAt = new Date("2026-06-12T00:00:00Z");
    const named = (etaNamedAt: Date) => foretell([parcel(12, { carrierEtaAt, etaNamedAt })], 0, 9).map(({ belief }) => belief.carrierOn); // prettier-ignore
    expect(named(after(7))).toEqual([null, "2026-06-12"]);
    expect(named(after(7.1))).toEqual([null, null]);
  });
});
