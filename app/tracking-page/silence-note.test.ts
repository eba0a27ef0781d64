import { describe, expect, it } from "vitest";

import type { OpenSilence } from "#app/estimates/silence/open-silence.ts";
import { languageOf, type Locale, LOCALES } from "#app/words/locale.ts";
import { event, expected, hoursAgo, NOW, parcel, story } from "#tests/theme/stories.ts";

import { viewOrder } from "./view.ts";

const DAY = 24;
const quiet: OpenSilence = {
  ...{
    heardAt: hoursAgo(3 * DAY),
    usualFromDays: 2,
    usualToDays: 5,
    noticedAt: null,
    isWritten: true,
    isHandedOver: true,
  },
  tellAt: hoursAgo(-4 * DAY),
};

function said(silence: Partial<OpenSilence>, overrides: Parameters<typeof parcel>[0] = {}, locale: Locale = "en") {
  const silent = { statusAt: hoursAgo(3 * DAY), events: [event("in_transit", 3 * DAY, "Bonn")], ...overrides };
  const told = story({ parcels: [parcel({ ...silent, silence: { ...quiet, ...silence } })] });
  return viewOrder(told, NOW, languageOf(locale))
    .notes.filter(({ kind }) => kind === "silence")
    .map(({ text }) => text);
}

describe("what the page says of a silence", () => {
  it("how long is usual, and when somebody writes", () => {
    expect(said({})).toEqual([
      "No news since Monday 9 November. 2–5 days without news is usual here. If nothing has moved by Monday 16 November, we write to you.",
    ]);
    expect(said({ usualFromDays: 0, usualToDays: 1, tellAt: hoursAgo(-DAY) })).toEqual([
      "No news since Monday 9 November. Up to 1 day without news is usual here. If nothing has moved by tomorrow, we write to you.",
    ]);
  });

  it("promises no message to whom none is sent", () => {
    expect(said({ isWritten: false })).toEqual([
      "No news since Monday 9 November. 2–5 days without news is usual here.",
    ]);
  });

  it("that it has become unusual, also where something else is said already", () => {
    const unusual =
      "No news since Monday 9 November. That is longer than usual here. We know about it and are looking into it.";
    expect(said({ noticedAt: hoursAgo(1) })).toEqual([unusual]);
    expect(said({ noticedAt: hoursAgo(1) }, { estimate: expected("2026-11-10") })).toEqual([unusual]);
    expect(said({}, { estimate: expected("2026-11-10") })).toEqual([]);
  });

  it("of one that was never scanned, that nobody has yet, and not that somebody looks into it", () => {
    const label = { status: "label_created", milestone: "label_created" } as const;
    const never = { isWritten: false, isHandedOver: false };
    expect(said({ ...never, noticedAt: hoursAgo(1) }, label)).toEqual([
      "No news since Monday 9 November: the carrier has not scanned it yet. That is longer than usual here.",
    ]);
    expect(said(never, label)).toEqual(["No news since Monday 9 November. 2–5 days without news is usual here."]);
  });

  it("and no good news beside it", () => {
    const moved = { fromOn: "2026-11-20", at: hoursAgo(5), why: "rule" as const };
    const parcels = [parcel({ estimate: expected("2026-11-16", "2026-11-16", { moved }), silence: quiet })];
    expect(viewOrder(story({ parcels }), NOW).notes.map(({ kind }) => kind)).toEqual(["silence"]);
  });

  it("nothing where a scan is not what one waits for, and no days where carriers hardly scan", () => {
    for (const status of ["ready_for_pickup", "exception", "delivered"] as const)
      expect(said({}, { status })).toEqual([]);
    expect(said({ usualToDays: 60 })).toEqual([expect.stringContaining("No scan since")]);
  });

  it.each(LOCALES)("in %s, with every number in it", (locale) => {
    const [text = ""] = said({}, {}, locale);
    expect(text.length).toBeGreaterThan(20);
    expect(text).toMatch(/[2٢].*[5٥].*(16|١٦)/u);
  });
});
