import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { NOW, PAST, product } from "#tests/support/picks.ts";

import { choosePicks, type Pick } from "./pick.ts";
import { PICK_KINDS } from "./pick-kind.ts";
import type { BoughtProduct, OwnedProduct } from "./regret.ts";
import { isDue } from "./repeat.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";

const OFFERED = { published: true, priceMinor: 900, currency: "EUR" };
const HELD_BACK = { published: false, priceMinor: null, currency: "EUR" };

// Few ids and few words, so that everything meets everything; most of it for sale, so that most of it could be shown.
const gid = fc.constantFrom(..."abcdefghijklmn");
const boughtGid = fc.constantFrom(..."abc");
const WORDS = ["set of 4", "linen", "wool", "oak", "sage", "rust", "small", "pro"];
const NAMES = ["cushion", "lamp", "mug", "throw", "tea", "board"];
const kind = {
  title: fc
    .tuple(fc.subarray(WORDS, { maxLength: 2 }), fc.constantFrom(...NAMES))
    .map((words) => words.flat().join(" ")),
  productType: fc.constantFrom("Cushion", "Lamp", "lamp", "Mug", "Tea", "Board", ""),
  vendor: fc.constantFrom("", "Willow"),
  tags: fc.subarray(["oak", "linen", "light"]),
};
const unit = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.8, 1);
const why = fc.option(fc.record<Reason>({ gid: boughtGid, strength: unit, orders: fc.integer({ min: 0, max: 9 }) }), {
  freq: 2,
});
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const anyCandidate = fc.record<ScoredCandidate>({
  product: fc
    .record({
      gid,
      ...kind,
      priceMinor: fc.integer({ min: 500, max: 9_000 }),
      status: mostly("active", "draft", "archived", "unlisted"),
      publishedAt: mostly<Date | null>(PAST, null, new Date("2027-01-01")),
      available: mostly(true, false),
      deletedAt: mostly<Date | null>(null, PAST),
      markets: mostly({}, { DE: OFFERED, CH: HELD_BACK }, { DE: HELD_BACK, CH: OFFERED }),
    })
    .map(({ gid: id, ...change }) => product(id, change)),
  score: fc.double({ min: -8, max: 4, noNaN: true }),
  together: why,
  next: why,
  alike: why,
  popularity: fc.integer({ min: 0, max: 9 }),
  repeat: fc.option(
    fc.record({
      times: fc.constantFrom(0, 1, 1, 2, 3),
      daysSinceLast: fc.constantFrom(5, 20, 30, 40, 90, 200),
      medianGapDays: fc.constantFrom(null, 20, 30, 30),
      repeatShare: unit,
    }),
    { freq: 9 },
  ),
  isCold: fc.boolean(),
});
const anyBought = fc.record({
  gid: boughtGid,
  ...kind,
  priceMinor: fc.integer({ min: 0, max: 5_000 }),
  kept: fc.constantFrom(true, true, true, false),
});
const anyOwned = fc.record<OwnedProduct>({
  kept: fc.constantFrom(true, true, false),
  times: fc.constant(1),
  lastBoughtAt: fc.constant(PAST),
});

interface World {
  candidates: ScoredCandidate[];
  bought: BoughtProduct[];
  owned: [string, OwnedProduct][];
  excluded: string[];
  handPicked: { gid: string; becauseGid: string | null }[];
  boosts: [string, number][];
  kinds: (typeof PICK_KINDS)[number][];
  country: string | null;
}
const world = fc.record<World>({
  candidates: fc.uniqueArray(anyCandidate, { selector: (one) => one.product.gid, minLength: 5, maxLength: 14 }),
  bought: fc.uniqueArray(anyBought, { selector: (one) => one.gid, minLength: 1, maxLength: 4 }),
  owned: fc.uniqueArray(fc.tuple(gid, anyOwned), { selector: ([id]) => id, minLength: 2, maxLength: 6 }),
  excluded: fc.uniqueArray(gid, { maxLength: 2 }),
  handPicked: fc.array(fc.record({ gid, becauseGid: fc.option(boughtGid, { freq: 1 }) }), { maxLength: 3 }),
  boosts: fc.array(fc.tuple(gid, fc.double({ min: -3, max: 3, noNaN: true })), { maxLength: 3 }),
  kinds: fc.subarray([...PICK_KINDS], { minLength: 5 }),
  country: fc.constantFrom("DE", "CH", "FR", null),
});

function picksOf({ candidates, bought, owned, excluded, handPicked, boosts, kinds, country }: World): Pick[] {
  const wishes = { kinds: new Set(kinds), handPicked, excluded: new Set(excluded), boosts: new Map(boosts) };
  return choosePicks({ bought, owned: new Map(owned), country }, candidates, wishes, NOW);
}

/** Every pick of any world, with the product it shows. */
function forEachPick(check: (pick: Pick, given: World, shown: ScoredCandidate) => void): void {
  const holds = fc.property(world, (given) => {
    for (const pick of picksOf(given)) {
      const shown = given.candidates.find((one) => one.product.gid === pick.productGid);
      if (!shown) throw new Error("A pick that was no candidate");
      check(pick, given, shown);
    }
  });
  fc.assert(holds, { numRuns: 600 });
}

/** Said anew, for titles that end with the name of the thing: it has the type and the name, and costs less. */
function isPlainlyATwin(shown: ScoredCandidate["product"], bought: BoughtProduct, country: string | null): boolean {
  const offers: Record<string, typeof OFFERED | typeof HELD_BACK> = shown.markets;
  const there = country === null ? null : (offers[country]?.priceMinor ?? null);
  const [type, boughtType] = [shown.productType.toLowerCase(), bought.productType.toLowerCase()];
  const [name, boughtName] = [shown.title, bought.title].map((title) => title.split(" ").at(-1));
  const isSame = type !== "" && type === boughtType ? name === boughtName : false;
  const isNamesake = (type === "" || boughtType === "") && shown.title === bought.title;
  return (isSame || isNamesake) && Math.min(shown.priceMinor, there ?? Infinity) < bought.priceMinor;
}

describe("whatever the catalog, the order and the merchant's wishes, a pick is never", () => {
  it("in the order, kept or sent back", () => {
    forEachPick((pick, { bought }) => expect(bought.map((one) => one.gid)).not.toContain(pick.productGid));
  });

  it("something they sent back before", () => {
    forEachPick((pick, { owned }) => expect(new Map(owned).get(pick.productGid)?.kept).not.toBe(false));
  });

  it("something they have, unless it is used up by the data", () => {
    forEachPick((pick, { owned }, { repeat }) => {
      const isTheirs = owned.some(([id]) => id === pick.productGid);
      expect(isTheirs).toBe(isTheirs && pick.kind === "refill" && repeat !== null && isDue(repeat));
      if (pick.kind === "refill") expect(isTheirs).toBe(true);
    });
  });

  it("sold out, hidden, deleted or not yet for sale", () => {
    const forSale = { status: "active", publishedAt: PAST, available: true, deletedAt: null };
    forEachPick((_pick, _given, shown) => expect(shown.product).toMatchObject(forSale));
  });

  it("held back in the market to which the order goes, or anywhere when that market is unknown", () => {
    forEachPick((_pick, { country }, { product: { markets } }) => {
      const offers: Record<string, typeof OFFERED | typeof HELD_BACK> = markets;
      const asked = country !== null && offers[country] ? [offers[country]] : Object.values(offers);
      expect(asked.every(({ published }) => published)).toBe(true);
    });
  });

  it("a cheaper twin of what was bought", () => {
    forEachPick((_pick, { bought, country }, shown) => {
      expect(bought.filter((one) => isPlainlyATwin(shown.product, one, country))).toEqual([]);
    });
  });

  it("explained by what was not bought or not kept", () => {
    forEachPick(({ becauseGid }, { bought }) => {
      const reason = bought.find((one) => one.gid === becauseGid);
      expect(reason?.kept ?? becauseGid === null).toBe(true);
    });
  });

  it("a step up that costs less", () => {
    forEachPick((pick, { bought }, shown) => {
      const from = bought.find((one) => one.gid === pick.becauseGid);
      if (pick.kind === "step_up") expect(shown.product.priceMinor).toBeGreaterThan(from?.priceMinor ?? Infinity);
    });
  });

  it("excluded by the merchant, or of a kind they do not want", () => {
    forEachPick((pick, { excluded, kinds }) => {
      expect(excluded).not.toContain(pick.productGid);
      expect(kinds).toContain(pick.kind);
    });
  });
});

describe("the picks of any order", () => {
  it("are of every kind somewhere, or nothing above would say anything", () => {
    const kinds = fc
      .sample(world, { numRuns: 1_000, seed: 7 })
      .flatMap((given) => picksOf(given).map((pick) => pick.kind));
    const rare = PICK_KINDS.filter((one) => kinds.filter((found) => found === one).length < 10);
    expect(rare).toEqual([]);
  });

  it("are at most eight, each once, and two of a type but for the merchant's own", () => {
    const holds = fc.property(world, (given) => {
      const picks = picksOf(given);
      expect(new Set(picks.map((one) => one.productGid)).size).toBe(picks.length);
      expect(picks.length).toBeLessThanOrEqual(8);
      const own = picks.filter((one) => one.kind !== "hand_picked").map((one) => one.productGid);
      const types = given.candidates
        .filter((one) => own.includes(one.product.gid))
        .map((one) => one.product.productType.toLowerCase());
      for (const type of ["cushion", "lamp", "mug", "tea"])
        expect(types.filter((one) => one === type).length).toBeLessThanOrEqual(2);
    });
    fc.assert(holds);
  });

  it("are the same however the evidence is sorted", () => {
    const holds = fc.property(world, (given) => {
      const turned = {
        ...given,
        candidates: given.candidates.toReversed(),
        bought: given.bought.toReversed(),
        owned: given.owned.toReversed(),
      };
      expect(picksOf(turned)).toEqual(picksOf(given));
    });
    fc.assert(holds);
  });

  it("are none when nothing was kept", () => {
    const holds = fc.property(world, (given) => {
      const bought = given.bought.map((one) => ({ ...one, kept: false }));
      expect(picksOf({ ...given, bought })).toEqual([]);
    });
    fc.assert(holds);
  });
});
