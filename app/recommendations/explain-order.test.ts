import { describe, expect, it } from "vitest";

import { buy, candidate, NOW, purchase, reason } from "#tests/support/picks.ts";

import { explainOrder } from "./explain-order.ts";
import { explainPicks } from "./pick.ts";
import { parsePickSettings } from "./pick-settings.ts";
import { rulesInForce } from "./rules/judge.ts";
import type { PickRule } from "./rules/rule.ts";
import { wishesOf } from "./rules/wishes-of.ts";

const never: PickRule = {
  id: "never",
  memberGids: [],
  effect: "exclude",
  when: { by: "any", values: [] },
  products: { by: "tag", values: ["sale"] },
};
const bought = buy("press", { title: "Coffee press", priceMinor: 5_000 });

function explain(...candidates: ReturnType<typeof candidate>[]) {
  const order = purchase(bought);
  const inForce = rulesInForce([never], order.bought);
  const wishes = wishesOf(order.bought, candidates, inForce, parsePickSettings({}));
  return explainOrder({
    purchase: order,
    candidates,
    inForce,
    wishes,
    ...explainPicks(order, candidates, wishes, NOW),
  });
}

describe("explainOrder", () => {
  it("tells of every pick its kind, its reason and all that speaks for it", () => {
    const { picks } = explain(candidate("filters", { together: reason("press", 0.5, 12), popularity: 9, score: 1 }));
    expect(picks).toEqual([
      {
        product: { gid: "filters", title: "filters", imageUrl: null, priceMinor: 1000, currency: "EUR" },
        kind: "completes",
        becauseTitle: "Coffee press",
        evidence: {
          together: { title: "Coffee press", orders: 12 },
          ...{ next: null, alikeTitle: null, popularity: 9, repeat: null, rules: [] },
        },
      },
    ]);
  });

  it("tells by reason what is left out, the best first, and of a twin whose", () => {
    const speaking = (score: number) => ({ together: reason("press"), score });
    const { leftOut } = explain(
      candidate("twin", speaking(1), { title: "Coffee press blue" }),
      candidate("weak", speaking(1), { tags: ["Sale"] }),
      candidate("strong", speaking(2), { tags: ["Sale"] }),
      candidate("gone", speaking(1), { available: false }),
      candidate("silent"),
      candidate("press", speaking(1)),
    );
    expect(leftOut.map(({ why, products }) => [why, products.map(({ gid, aboutTitle }) => [gid, aboutTitle])])).toEqual(
      [
        [
          "excluded",
          [
            ["strong", null],
            ["weak", null],
          ],
        ],
        ["cheaper_twin", [["twin", "Coffee press"]]],
        ["not_for_sale", [["gone", null]]],
      ],
    );
  });
});
