import { describe, expect, it } from "vitest";

import { buy, candidate, PAST, purchase, reason } from "#tests/support/picks.ts";

import { prepareClaims } from "./claim.ts";
import { PICK_KINDS } from "./pick-kind.ts";
import type { ScoredCandidate } from "./scored-candidate.ts";
import { NO_WISHES, type Wishes } from "./wishes.ts";

const order = {
  ...purchase(
    buy("lamp", { title: "Oak lamp", productType: "Lamp", priceMinor: 6000, tags: ["evening", "sage"] }),
    buy("rug", { kept: false }),
  ),
  owned: new Map([["soap", { kept: true, times: 1, lastBoughtAt: PAST }]]),
};
const claim = (given: ScoredCandidate, wishes: Partial<Wishes> = {}) =>
  prepareClaims(order, [given], { ...NO_WISHES, ...wishes })(given);
const better = { title: "Oak lamp Pro", productType: "Lamp", priceMinor: 8000 };
const dark = { title: "Oak lamp, black", productType: "Lamp", priceMinor: 6000 };
const oak = { title: "Lamp oil" };
const wooden = { title: "Oak vase" };
const sage = { title: "Vase, sage", tags: ["Sage"] };
const evening = { title: "Vase", tags: ["Evening", "sage"] };
const due = { times: 1, daysSinceLast: 30, medianGapDays: 30, repeatShare: 0.4 };

describe("a candidate is", () => {
  it.each<[string, ScoredCandidate, string | null]>([
    ["bought in the same orders", candidate("bulb", { together: reason("lamp") }), "completes"],
    ["bought next", candidate("bulb", { next: reason("lamp") }), "because_bought"],
    [
      "both, more often next",
      candidate("bulb", { together: reason("lamp", 0.1), next: reason("lamp", 0.3) }),
      "because_bought",
    ],
    [
      "both, more often at once",
      candidate("bulb", { together: reason("lamp", 0.3), next: reason("lamp", 0.1) }),
      "completes",
    ],
    ["the better model", candidate("pro", { together: reason("lamp", 0.1) }, better), "step_up"],
    [
      "the better model that firmly goes with it",
      candidate("pro", { together: reason("lamp", 0.4) }, better),
      "completes",
    ],
    ["used up", candidate("soap", { repeat: due, together: reason("lamp") }), "refill"],
    ["theirs, and not used up", candidate("soap", { together: reason("lamp"), popularity: 9 }), null],
    ["never sold, and like it", candidate("vase", { alike: reason("lamp"), isCold: true }, oak), "new_arrival"],
    ["never sold, and of the same color alone", candidate("vase", { alike: reason("lamp"), isCold: true }, sage), null],
    [
      "never sold, and of the same wood alone",
      candidate("vase", { alike: reason("lamp"), isCold: true }, wooden),
      null,
    ],
    [
      "never sold, and for the same occasion",
      candidate("vase", { alike: reason("lamp"), isCold: true }, evening),
      "new_arrival",
    ],
    ["never sold, and hardly like it", candidate("vase", { alike: reason("lamp", 0.1), isCold: true }, oak), null],
    [
      "never sold, and another lamp",
      candidate("desk", { alike: reason("lamp"), isCold: true }, { productType: "Lamp " }),
      null,
    ],
    ["it in another color, which goes with other things", candidate("dark", { together: reason("rug") }, dark), null],
    ["it in another color, which others took too", candidate("dark", { together: reason("lamp") }, dark), "completes"],
    ["it in another color, which sells", candidate("dark", { popularity: 99 }, dark), null],
    ["like it, but long known", candidate("vase", { alike: reason("lamp") }), null],
    ["what sells", candidate("vase", { popularity: 2 }), "best_seller"],
    ["what one person bought", candidate("vase", { popularity: 1 }), null],
    ["another lamp, which sells", candidate("desk", { popularity: 99 }, { productType: "lamp" }), null],
    ["what sells, at twice the price", candidate("vase", { popularity: 9 }, { priceMinor: 12_000 }), "best_seller"],
    ["what sells, at more than twice the price", candidate("vase", { popularity: 9 }, { priceMinor: 12_001 }), null],
    ["of another world, bought in the same two orders", candidate("bulb", { together: reason("lamp", 0.5, 2) }), null],
    [
      "of another world, bought in the same three orders",
      candidate("bulb", { together: reason("lamp", 0.5, 3) }),
      "completes",
    ],
    ["akin, bought in the same two orders", candidate("oil", { together: reason("lamp", 0.5, 2) }, oak), "completes"],
    [
      "never sold, and said to be related by the merchant",
      candidate("vase", { alike: reason("lamp", 1), isCold: true }, sage),
      "new_arrival",
    ],
    ["explained by what was sent back alone", candidate("bulb", { together: reason("rug") }), null],
  ])("%s", (_what, given, kind) => {
    expect(claim(given)?.kind ?? null).toBe(kind);
  });

  it("hand-picked for what was bought and kept, before all else", () => {
    const bulb = candidate("bulb", { together: reason("lamp") });
    const by = (becauseGid: string | null) => ({ handPicked: [{ gid: "bulb", becauseGid }] });
    expect(claim(bulb, by("lamp"))).toEqual({ kind: "hand_picked", becauseGid: "lamp", strength: 1 });
    expect(claim(bulb, by(null))).toMatchObject({ kind: "hand_picked", becauseGid: null });
    expect(claim(bulb, by("rug"))).toMatchObject({ kind: "completes" });
  });

  it("what it is second, where the merchant does not want the first", () => {
    const kinds = new Set(PICK_KINDS.filter((kind) => kind !== "step_up" && kind !== "completes"));
    const pro = candidate("pro", { together: reason("lamp"), popularity: 5 }, better);
    expect(claim(pro, { kinds })).toEqual({ kind: "best_seller", becauseGid: null, strength: 0 });
  });

  it("no refill when the order holds another of it", () => {
    const soap = candidate("soap", { repeat: due }, { title: "Olive soap, lemon" });
    const restocked = { ...order, bought: [buy("soap2", { title: "Olive soap, rose" })] };
    expect(prepareClaims(restocked, [soap], NO_WISHES)(soap)).toBeNull();
  });

  it("new and of a bought type only where people want more than one of it", () => {
    const fresh = candidate("desk", { alike: reason("lamp"), isCold: true }, { productType: "Lamp" });
    const other = candidate("floor", { together: reason("lamp") }, { productType: "lamp" });
    expect(prepareClaims(order, [fresh, other], NO_WISHES)(fresh)).toMatchObject({ kind: "new_arrival" });
  });
});
