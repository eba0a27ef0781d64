import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { NOW, PAST, product } from "#tests/support/picks.ts";

import { choosePicks, type Pick } from "./pick.ts";
import { PICK_KINDS } from "./pick-kind.ts";
import { type BoughtProduct, isCheaperTwin, type OwnedProduct } from "./regret.ts";
import { isDue } from "./repeat.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";

// Few ids and few words, so that everything meets everything.
const gid = fc.constantFrom(..."abcdefghijklmnop");
const title = fc
  .array(fc.constantFrom("linen", "cushion", "oak", "lamp", "sage", "rust", "mug", "pro", "set of 4"), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(" "));
const kind = {
  title,
  productType: fc.constantFrom("", "Cushion", "Lamp", "lamp"),
  vendor: fc.constantFrom("", "Willow"),
  tags: fc.subarray(["oak", "linen", "light"]),
  priceMinor: fc.integer({ min: 0, max: 9_000 }),
};
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const why = fc.option(fc.record<Reason>({ gid, strength: unit, orders: fc.integer({ min: 0, max: 9 }) }));
const anyCandidate = fc.record<ScoredCandidate>({
  product: fc
    .record({
      gid,
      ...kind,
      status: fc.constantFrom("active", "active", "active", "draft", "archived", "unlisted"),
      publishedAt: fc.constantFrom(PAST, PAST, PAST, null, new Date("2027-01-01")),
      available: fc.constantFrom(true, true, true, false),
      deletedAt: fc.constantFrom(null, null, null, PAST),
    })
    .map(({ gid: id, ...change }) => product(id, change)),
  score: fc.double({ min: -8, max: 4, noNaN: true }),
  together: why,
  next: why,
  alike: why,
  popularity: fc.integer({ min: 0, max: 9 }),
  repeat: fc.option(
    fc.record({
      times: fc.integer({ min: 0, max: 4 }),
      daysSinceLast: fc.integer({ min: 0, max: 200 }),
      medianGapDays: fc.option(fc.integer({ min: 0, max: 60 })),
      repeatShare: unit,
    }),
  ),
  isCold: fc.boolean(),
});
const anyBought = fc.record({ gid, ...kind, kept: fc.constantFrom(true, true, false) });
const anyOwned = fc.record<OwnedProduct>({ kept: fc.boolean(), lastBoughtAt: fc.constant(PAST) });

interface World {
  candidates: ScoredCandidate[];
  bought: BoughtProduct[];
  owned: [string, OwnedProduct][];
  excluded: string[];
  handPicked: { gid: string; becauseGid: string | null }[];
  boosts: [string, number][];
  kinds: (typeof PICK_KINDS)[number][];
}
const world = fc.record<World>({
  candidates: fc.uniqueArray(anyCandidate, { selector: (one) => one.product.gid, maxLength: 16 }),
  bought: fc.uniqueArray(anyBought, { selector: (one) => one.gid, minLength: 1, maxLength: 4 }),
  owned: fc.uniqueArray(fc.tuple(gid, anyOwned), { selector: ([id]) => id, maxLength: 4 }),
  excluded: fc.uniqueArray(gid, { maxLength: 2 }),
  handPicked: fc.array(fc.record({ gid, becauseGid: fc.option(gid) }), { maxLength: 3 }),
  boosts: fc.array(fc.tuple(gid, fc.double({ min: -3, max: 3, noNaN: true })), { maxLength: 3 }),
  kinds: fc.subarray([...PICK_KINDS], { minLength: 4 }),
});

function picksOf({ candidates, bought, owned, excluded, handPicked, boosts, kinds }: World): Pick[] {
  const wishes = { kinds: new Set(kinds), handPicked, excluded: new Set(excluded), boosts: new Map(boosts) };
  return choosePicks({ bought, owned: new Map(owned), country: null }, candidates, wishes, NOW);
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
  fc.assert(holds, { numRuns: 400 });
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

  it("a cheaper twin of what was bought", () => {
    forEachPick((_pick, { bought }, shown) => {
      expect(bought.filter((one) => isCheaperTwin(shown.product, one))).toEqual([]);
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
  it("are at most eight, each once, and two of a type but for the merchant's own", () => {
    const holds = fc.property(world, (given) => {
      const picks = picksOf(given);
      expect(new Set(picks.map((one) => one.productGid)).size).toBe(picks.length);
      expect(picks.length).toBeLessThanOrEqual(8);
      const own = picks.filter((one) => one.kind !== "hand_picked").map((one) => one.productGid);
      const types = given.candidates
        .filter((one) => own.includes(one.product.gid))
        .map((one) => one.product.productType.toLowerCase());
      for (const type of ["cushion", "lamp"]) expect(types.filter((one) => one === type).length).toBeLessThanOrEqual(2);
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
