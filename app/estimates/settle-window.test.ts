import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { BASES, type OrderWindow, type Window } from "./delivery-window.ts";
import { type Present, settleOrderWindow, settleWindow, type Told } from "./settle-window.ts";

const NOW = new Date("2026-11-12T11:00:00Z");
const TODAY = "2026-11-12";

function day(offset: number): string {
  return new Date(Date.parse(TODAY) + offset * 86_400_000).toISOString().slice(0, 10);
}

function window(from: number, to: number, basis: Window["basis"] = "learned"): Window {
  return { earliestOn: day(from), latestOn: day(to), basis };
}

function told(from: number, to: number, basis: Window["basis"] = "learned", toldOn = day(-1)): Told {
  return { ...window(from, to, basis), toldOn };
}

function present(news: Present["news"] = "none", today = TODAY): Present {
  return { now: NOW, today, news, why: "slow_lane" };
}

function read({ earliestOn, latestOn, basis }: Window): string {
  return `${earliestOn.slice(5)}..${latestOn.slice(5)} ${basis}`;
}

describe("what is told from now on", () => {
  it.each<[string, Told, Window, Present["news"], string, string | null]>([
    ["a later last day, at once", told(2, 4), window(3, 5), "none", "11-15..11-17 learned", day(4)],
    ["a later last day, though the first is earlier", told(3, 4), window(1, 6), "none", "11-13..11-18 learned", day(4)],
    ["an earlier first day, at once", told(3, 6), window(2, 5), "none", "11-14..11-18 learned", null],
    ["nothing narrower without news", told(1, 9), window(3, 5), "none", "11-13..11-21 learned", null],
    ["nothing nearer by a day with a scan", told(1, 5), window(2, 4), "scan", "11-13..11-17 learned", null],
    ["two days nearer with a scan", told(1, 6), window(2, 4), "scan", "11-14..11-16 learned", day(6)],
    ["a first day two days later with a scan", told(1, 6), window(3, 6), "scan", "11-15..11-18 learned", null],
    ["nothing nearer twice a day", told(1, 6, "learned", TODAY), window(2, 4), "scan", "11-13..11-18 learned", null],
    ["a day nearer with a new stage, also today", told(1, 5, "rule", TODAY), window(2, 4), "stage", "11-14..11-16 learned", day(5)],
    ["a window that has begun, as it is", told(-2, 4), window(0, 4), "none", "11-10..11-16 learned", null],
    ["what our rules have grown into", told(1, 4, "rule"), window(1, 4), "none", "11-13..11-16 learned", null],
    ["the carrier's word, though the same was learned", told(1, 4, "carrier"), window(1, 4), "none", "11-13..11-16 carrier", null],
    ["never a day before today", told(2, 4), window(-3, 5), "none", "11-12..11-17 learned", day(4)],
    ["nothing that has passed", told(2, 4), window(-3, -1), "stage", "11-14..11-16 learned", null],
    ["no rule once the day has passed", told(-4, -1, "rule"), window(0, 3, "rule"), "stage", "11-08..11-11 rule", null],
    ["what was learned once the day has passed", told(-4, -1), window(0, 3), "none", "11-12..11-15 learned", day(-1)],
    ["the carrier's day once ours has passed", told(-4, -1, "rule"), window(1, 1, "carrier"), "scan", "11-13..11-13 carrier", day(-1)],
  ])("%s", (_name, known, fresh, news, expected, movedFrom) => {
    const settled = settleWindow(known, fresh, present(news));
    expect(read(settled.window)).toBe(expected);
    expect(settled.moved).toEqual(movedFrom === null ? null : { fromOn: movedFrom, at: NOW, why: "slow_lane" });
  }); // prettier-ignore
});

const anyWindow = fc
  .tuple(fc.integer({ min: -6, max: 20 }), fc.nat(12), fc.constantFrom(...BASES))
  .map(([from, width, basis]) => window(from, from + width, basis));
const anyTold = fc.tuple(anyWindow, fc.integer({ min: -9, max: 0 })).map(([one, on]) => ({ ...one, toldOn: day(on) }));
const anyNews = fc.constantFrom("none", "scan", "stage") satisfies fc.Arbitrary<Present["news"]>;

/** The windows told one after the other, each believed on the day of its place in the list or all on one. */
function tell(known: Told, believed: readonly Window[], news: Present["news"], daysApart: 0 | 1 = 0): Window[] {
  let last = known;
  return believed.map((fresh, index) => {
    const today = day(index * daysApart);
    const { window } = settleWindow(last, fresh, present(news, today));
    if (read(window) !== read(last)) last = { ...window, toldOn: today };
    return window;
  });
}

describe("whatever is believed", () => {
  it("is told once: asked again, nothing changes", () => {
    fc.assert(
      fc.property(anyTold, anyWindow, anyNews, (known, fresh, news) => {
        const [first, again] = tell(known, [fresh, fresh], news);
        expect(again).toEqual(first);
      }),
    );
  });

  it("comes to rest without news, though two windows are worked out by turns", () => {
    fc.assert(
      fc.property(anyTold, anyWindow, anyWindow, (known, one, other) => {
        const windows = tell(known, [one, other, one, other, one, other, one, other], "none").map(read);
        expect(new Set(windows.slice(3)).size).toBe(1);
        const changes = windows.filter((told, index) => told !== (windows[index - 1] ?? read(known)));
        expect(new Set(changes).size).toBe(changes.length);
      }),
    );
  });

  it("lies within what is told, but for rules about a day that has passed", () => {
    fc.assert(
      fc.property(anyTold, anyWindow, anyNews, (known, fresh, news) => {
        fc.pre(fresh.latestOn >= TODAY && (known.latestOn >= TODAY || fresh.basis !== "rule"));
        const { window } = settleWindow(known, fresh, present(news));
        expect(window.latestOn >= fresh.latestOn).toBe(true);
        expect(window.earliestOn <= fresh.earliestOn || window.earliestOn <= TODAY).toBe(true);
      }),
    );
  });

  it("never brings the last day nearer as time goes by without news, and never moves a passed one silently", () => {
    fc.assert(
      fc.property(anyTold, fc.array(anyWindow, { minLength: 1, maxLength: 9 }), (known, believed) => {
        const ends = [known, ...tell(known, believed, "none", 1)].map(({ latestOn }) => latestOn);
        expect(ends).toEqual(ends.toSorted());
      }),
    );
    fc.assert(
      fc.property(anyTold, anyWindow, anyNews, (known, fresh, news) => {
        fc.pre(known.latestOn < TODAY);
        const { window, moved } = settleWindow(known, fresh, present(news));
        expect(read(window) === read(known) || moved?.fromOn === known.latestOn).toBe(true);
      }),
    );
  });
});

describe("what is told of an order in no parcel", () => {
  const order = (ships: number, from: number, to: number): OrderWindow => ({
    ...window(from, to, "rule"),
    shipsByOn: day(ships),
  });
  const settle = (known: OrderWindow, fresh: OrderWindow, news: Present["news"] = "none") =>
    settleOrderWindow({ ...known, toldOn: day(-1) }, fresh, present(news));

  it.each<[string, OrderWindow, OrderWindow, Present["news"], OrderWindow]>([
    ["leaves later", order(1, 3, 5), order(2, 4, 6), "none", order(2, 4, 6)],
    ["does not leave sooner without news", order(2, 3, 5), order(1, 3, 5), "none", order(2, 3, 5)],
    ["leaves sooner with news", order(2, 3, 5), order(1, 3, 5), "scan", order(1, 3, 5)],
    ["keeps a day that has passed", order(-1, 3, 5), order(1, 4, 6), "none", order(-1, 4, 6)],
    ["leaves before it arrives", order(1, 2, 3), order(5, 2, 3), "none", order(3, 2, 3)],
  ])("%s", (_name, known, fresh, news, expected) => {
    const { window: told, moved } = settle(known, fresh, news);
    expect(told).toEqual(expected);
    const isMoved = told.latestOn !== known.latestOn;
    expect(moved).toEqual(isMoved ? { fromOn: known.latestOn, at: NOW, why: "slow_lane" } : null);
  });
});
