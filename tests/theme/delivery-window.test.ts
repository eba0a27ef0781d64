import { readFileSync } from "node:fs";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { NO_RULE_ERRORS } from "#app/estimates/belief/knowledge.ts";
import { estimateByRules } from "#app/estimates/rules/estimate-by-rules.ts";
import { LEVELS } from "#app/estimates/model/parcel.ts";
import { TABLE_DAYS, type WindowTable } from "#app/estimates/window-table.ts";
import { seededChance } from "#app/lib/seeded-chance.ts";
import { type DeliveryRules, parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { type AppExtension, openExtension, renderAppBlock } from "#simulator/storefront/render/app-block.ts";

import { randomRules } from "./random-rules.ts";
import { windowTable } from "./window-table.ts";

const FOLDER = "extensions/afterglow-theme";
const VASE = { id: 1, selected_or_first_available_variant: { available: true, requires_shipping: true } };
const HOUR = 3_600_000;
/** Within a day no line ends. */
const NO_BREAK = "\u00a0";

interface Asked {
  table?: WindowTable | null;
  /** Where the shopper's own country is, as the shop's markets tell. */
  country?: string;
  product?: unknown;
  language?: string;
  settings?: Record<string, unknown>;
  design?: boolean;
}

const opened = new Map<string, AppExtension>();

/** The block as the shop's page shows it. Its time is the clock's, as Liquid's is. */
function draw(asked: Asked = {}, timezone = "Europe/Berlin"): Promise<string> {
  const extension = opened.get(timezone) ?? openExtension(FOLDER, "/assets", { currency: "EUR", timezone });
  opened.set(timezone, extension);
  const { table = windowTable(), country, product = VASE, language = "en", settings = {}, design = false } = asked;
  const afterglow = { enabled: true, ...(table && { delivery: { value: table } }) };
  const globals = {
    product,
    app: { metafields: { afterglow } },
    ...(country === undefined ? {} : { localization: { country: { iso_code: country } } }),
    request: { locale: { iso_code: language }, design_mode: design },
  };
  const block = { id: "b", file: "delivery-window", entry: { type: "", settings }, section: {} };
  return renderAppBlock(extension, block, globals, { stylesheets: new Set(), scripts: new Set() });
}

async function sentence(asked: Asked = {}, timezone?: string): Promise<string> {
  const [, text] = /class="ag-promise-days">\s*([^<]*?)\s*</.exec(await draw(asked, timezone)) ?? [];
  return (text ?? "").replaceAll(NO_BREAK, " ");
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-12T11:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the delivery window on a product page", () => {
  it("says when an order placed now arrives, and what that rests on", async () => {
    expect(await sentence()).toBe("Order now, arrives Tue 17 – Mon 23 November");
    expect(await draw()).toContain("An estimate from our usual times, in working days: 1 to pack, 2–6 on the road.");
  });

  it("ends no line within a day", async () => {
    expect(await draw()).toContain(["Tue", "17", "– Mon", "23", "November"].join(NO_BREAK));
  });

  it.each([
    ["one day", { transitMax: 2 }, "Tue 17 November"],
    ["two months", { transitMin: 11, transitMax: 13 }, "Mon 30 November – Wed 2 December"],
    ["the turn of the year", { processingMin: 30, processingMax: 30 }, "Mon 28 December – Fri 1 January"],
    ["after the cut-off", { cutOffHour: 12 }, "Wed 18 – Tue 24 November"],
    ["before the cut-off", { cutOffHour: 13 }, "Tue 17 – Mon 23 November"],
    ["a day on which the shop is closed", { closedDays: ["2026-11-13"] }, "Wed 18 – Tue 24 November"],
    ["carriers who work on Saturdays", { deliveryDays: [1, 2, 3, 4, 5, 6] }, "Mon 16 – Fri 20 November"],
    ["years later", { handlingDays: [1], deliveryDays: [1], processingMax: 60, transitMax: 90 }, "Mon 7 December – Mon 1 October"],
  ])("%s", async (_title, rules, expected) => {
    expect(await sentence({ table: windowTable({ rules: parseDeliveryRules(rules) }) })).toBe(`Order now, arrives ${expected}`);
  }); // prettier-ignore

  it("keeps the holidays of where the shop is, and counts for the shopper's own country", async () => {
    vi.setSystemTime("2026-12-22T11:00:00Z");
    const zones = [{ countries: ["FR", "GB"], transitMin: 3, transitMax: 4 }];
    const rules = parseDeliveryRules({ transitMin: 1, transitMax: 2, zones });
    const table = windowTable({ rules, home: { timeZone: "Europe/Berlin", country: "DE" } });
    expect(await sentence({ table })).toBe("Order now, arrives Thu 24 – Mon 28 December");
    expect(await sentence({ table, country: "FR" })).toBe("Order now, arrives Tue 29 – Wed 30 December");
    expect(await sentence({ table, country: "GB" })).toBe("Order now, arrives Wed 30 – Thu 31 December");
    expect(await sentence({ table, country: "JP" })).toBe("Order now, arrives Thu 24 – Fri 25 December");
    expect(await draw({ table, country: "FR" })).toContain("1 to pack, 3–4 on the road");
  });

  it("says so when it goes by past parcels, whosever they were", async () => {
    const estimate = () => LEVELS.map((level) => 3 + 4 * level);
    const table = windowTable({
      knowledge: { version: 1, estimate, ruleErrors: NO_RULE_ERRORS, carriers: {}, stages: null, weeks: {} },
    });
    expect(await sentence({ table })).toBe("Order now, arrives Sun 15 – Thu 19 November");
    expect(await draw({ table })).toContain("Going by past parcels, 8 of 10 arrive within these days.");
    expect(await draw({ table })).not.toContain("to pack");
  });

  it("says nothing once the app has been silent for weeks", async () => {
    const table = windowTable();
    vi.setSystemTime(Date.now() + (TABLE_DAYS - 1) * 24 * HOUR);
    expect(await sentence({ table })).toContain("Order now");
    vi.setSystemTime(Date.now() + 24 * HOUR);
    expect(await draw({ table })).not.toContain("afterglow");
    expect(await draw({ table, design: true })).not.toContain("afterglow");
  });

  it.each([
    ["Europe/Berlin", "DE"],
    ["America/Los_Angeles", "US"],
    ["Pacific/Auckland", "NZ"],
    ["Asia/Kolkata", null],
  ])("counts as the app counts in %s, by any rules, at any hour of the weeks for which it was told", async (zone, country) => {
    const chance = seededChance(zone.length);
    const start = Date.parse("2027-06-01T00:30:00Z");
    for (let round = 0; round < 25; round += 1) {
      const toldAt = start + Math.floor(chance() * 730 * 24) * HOUR;
      vi.setSystemTime(toldAt);
      const rules = randomRules(chance, new Date(toldAt));
      const home = { timeZone: zone, country };
      const table = windowTable({ rules, home });
      // The table begins with the day on which it was made, wherever in it that was.
      for (let look = 0; look < 5; look += 1) {
        const at = toldAt + Math.floor(chance() * (TABLE_DAYS - 1) * 24) * HOUR;
        vi.setSystemTime(at);
        expect(await compare(table, rules, home, at)).toEqual(null);
      }
    }
  }, 60_000); // prettier-ignore

  it.each([
    ["sold out", { selected_or_first_available_variant: { available: false, requires_shipping: true } }],
    ["a gift card", { selected_or_first_available_variant: { available: true, requires_shipping: false } }],
    ["no product", null],
  ])("says nothing about %s", async (_title, product) => {
    expect(await draw({ product })).not.toContain("afterglow");
  });

  it("says nothing before the app has told it", async () => {
    expect(await draw({ table: null })).not.toContain("afterglow");
  });

  it("shows itself in the theme editor, whatever product is looked at", async () => {
    const product = { selected_or_first_available_variant: { available: false, requires_shipping: true } };
    expect(await draw({ product, design: true })).toContain("arrives");
  });

  it("takes the merchant's sentence, and nothing but text from it", async () => {
    const text = "<b>Yours</b> {{ shop.name }} between [dates]";
    expect(await sentence({ settings: { text } })).toBe(
      "&lt;b&gt;Yours&lt;/b&gt; {{ shop.name }} between Tue 17 – Mon 23 November",
    );
    const bare = await draw({
      settings: { show_basis: false, show_icon: false, look: '"><script>', accent_color: '"x' },
    });
    expect(bare).not.toMatch(/<svg|ag-promise-basis|<script|""x/);
  });

  it.each(["de", "fr", "es", "pt-PT", "pt-BR", "it", "nl", "hi", "ja", "zh-CN", "ar", "he"])(
    "speaks %s",
    async (language) => {
      const html = await draw({ language });
      const { lang, direction, delivery } = JSON.parse(readFileSync(`${FOLDER}/locales/${language}.json`, "utf8")) as {
        lang: string;
        direction: string;
        delivery: { weekdays: string; months: string };
      };
      expect(html).toContain(`lang="${lang}"`);
      expect(html).toContain(`dir="${direction}"`);
      expect(html).not.toMatch(/Translation missing|\{\{/);
      const [weekdays, months] = [delivery.weekdays.split("|"), delivery.months.split("|")];
      expect([weekdays.length, months.length]).toEqual([7, 12]);
      const said = await sentence({ language });
      for (const part of [weekdays[2], weekdays[1], months[10], "17", "23"]) expect(said).toContain(part);
      // The days begin with Sunday and the months with January, as this language names them.
      const date = (options: Intl.DateTimeFormatOptions, day: string) =>
        new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" }).format(new Date(day)).replaceAll(/[.\s]/g, "");
      expect(date({ month: "long", day: "numeric" }, "2026-05-03")).toContain(
        (months[4] ?? "").replaceAll(/[.\s]/g, ""),
      );
    },
  );
});

/** Both answers where they differ. */
async function compare(table: WindowTable, rules: DeliveryRules, home: Home, at: number) {
  const facts = { orderedAt: new Date(at), shippedAt: null, to: { country: home.country, region: null, area: null } };
  const { earliestOn, latestOn } = estimateByRules({ ...facts, home }, rules);
  const told = await sentence({ table }, home.timeZone);
  const expected = `Order now, arrives ${inWords(earliestOn, latestOn)}`;
  return told === expected ? null : { at: new Date(at).toISOString(), told, expected, rules };
}

interface Home {
  timeZone: string;
  country: string | null;
}

/** "Thu 14 – Sat 16 November", by another way than Liquid's. */
function inWords(first: string, last: string): string {
  const part = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(day));
  const weekday = (day: string) => `${part(day, { weekday: "short" })} ${part(day, { day: "numeric" })}`;
  const whole = (day: string) => `${weekday(day)} ${part(day, { month: "long" })}`;
  if (first === last) return whole(first);
  const isSameMonth = first.slice(5, 7) === last.slice(5, 7);
  return `${isSameMonth ? weekday(first) : whole(first)} – ${whole(last)}`;
}
