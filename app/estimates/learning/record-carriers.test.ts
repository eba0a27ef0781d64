import { describe, expect, it } from "vitest";

import { quantilesOf } from "../belief/quantiles.ts";
import { weighCarrier } from "../belief/weigh-carrier.ts";
import { type NamedDay, recordCarriers } from "./record-carriers.ts";

describe("a carrier's record", () => {
  const named = (carrier: string, lane: string, count: number, error = 0): NamedDay[] =>
    Array.from({ length: count }, () => ({ carrier, lane, error, ownScore: 4 }));

  it("is kept of carriers, and of lanes with enough parcels", () => {
    const records = recordCarriers([...named("DHL", "DE>FR", 25), ...named("DHL", "DE>AT", 30), ...named("UPS", "DE>FR", 1)]);
    expect(Object.keys(records).toSorted()).toEqual(["DHL", "DHL DE>AT", "UPS"]);
    expect(records.DHL).toMatchObject({ ownScore: 4 });
  }); // prettier-ignore

  it("hears of the first parcels that came late, and of one that came on its day", () => {
    const latest = (count: number) => {
      const record = recordCarriers(named("DHL", "DE>FR", count, 3.5)).DHL;
      return weighCarrier([1, 1, 4, 7, 7], record!, 2)?.[3] ?? 0;
    };
    expect(latest(1)).toBeGreaterThan(4);
    expect(latest(5)).toBeGreaterThan(latest(1));
    const onTime = recordCarriers(named("UPS", "DE>FR", 1, 0.5)).UPS;
    const [, low = 0, middle = 0, high = 0] = quantilesOf(onTime?.errors ?? []);
    expect(middle > 0 && middle < 1 && low > -2.5 && high < 2).toBe(true);
  });

  it("hears of those that should have come and have not", () => {
    const late = { carrier: "DHL", lane: "DE>FR", error: 2, ownScore: null };
    const last = (waiting: number) => {
      const all = [...named("DHL", "DE>FR", 10, 0.5), ...new Array<typeof late>(waiting).fill(late)];
      return quantilesOf(recordCarriers(all).DHL?.errors ?? []).at(-1)!;
    };
    expect(last(0)).toBeLessThan(1.8);
    expect(last(10)).toBeGreaterThan(1.9);
    expect(recordCarriers([late])).toEqual({});
  });
});
