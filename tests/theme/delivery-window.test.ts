import { readFileSync } from "node:fs";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { estimateWindow, type Rules } from "#app/estimates/rule-estimate.ts";
import { type AppExtension, openExtension, renderAppBlock } from "#simulator/storefront/render/app-block.ts";

const FOLDER = "extensions/afterglow-theme";
const RULE: Rules = { processingDays: 1, transitDaysMin: 2, transitDaysMax: 6, cutOffHour: null };
const VASE = { id: 1, selected_or_first_available_variant: { available: true, requires_shipping: true } };
const HOUR = 3_600_000;
/** Within a day no line ends. */
const NO_BREAK = "\u00a0";

interface Asked {
  rule?: Rules | null;
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
  const { rule = RULE, product = VASE, language = "en", settings = {}, design = false } = asked;
  const afterglow = { enabled: true, ...(rule && { delivery: { value: rule } }) };
  const globals = {
    product,
    app: { metafields: { afterglow } },
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
    ["one day", { ...RULE, transitDaysMax: 2 }, "Order now, arrives Tue 17 November"],
    ["two months", { ...RULE, transitDaysMin: 11, transitDaysMax: 13 }, "Order now, arrives Mon 30 November – Wed 2 December"],
    ["the turn of the year", { ...RULE, processingDays: 30 }, "Order now, arrives Mon 28 December – Fri 1 January"],
    ["after the cut-off", { ...RULE, cutOffHour: 12 }, "Order now, arrives Wed 18 – Tue 24 November"],
    ["before the cut-off", { ...RULE, cutOffHour: 13 }, "Order now, arrives Tue 17 – Mon 23 November"],
  ])("%s", async (_title, rule, expected) => {
    expect(await sentence({ rule })).toBe(expected);
  }); // prettier-ignore

  it.each(["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"])(
    "counts as the app counts, at every hour and on every day of two years in %s",
    async (zone) => {
      const rules: Rules[] = [
        RULE,
        { ...RULE, processingDays: 0, transitDaysMin: 0, transitDaysMax: 1 },
        { processingDays: 3, transitDaysMin: 5, transitDaysMax: 23, cutOffHour: 15 },
        { processingDays: 60, transitDaysMin: 90, transitDaysMax: 90, cutOffHour: 1 },
      ];
      // An odd step: every hour of the day and every day of the week meet.
      const start = Date.parse("2027-06-01T00:30:00Z");
      for (let at = start; at < start + 730 * 24 * HOUR; at += 149 * HOUR) {
        vi.setSystemTime(at);
        const rule = rules[((at / HOUR) % rules.length) | 0] ?? RULE;
        const facts = { orderedAt: new Date(at), shippedAt: null, carrierEtaAt: null };
        const { earliestOn, latestOn } = estimateWindow(facts, rule, zone);
        expect([new Date(at).toISOString(), await sentence({ rule }, zone)]).toEqual([
          new Date(at).toISOString(),
          `Order now, arrives ${inWords(earliestOn, latestOn)}`,
        ]);
      }
    },
    30_000,
  );

  it.each([
    ["sold out", { selected_or_first_available_variant: { available: false, requires_shipping: true } }],
    ["a gift card", { selected_or_first_available_variant: { available: true, requires_shipping: false } }],
    ["no product", null],
  ])("says nothing about %s", async (_title, product) => {
    expect(await draw({ product })).not.toContain("afterglow");
  });

  it("says nothing before the app has told the rule", async () => {
    expect(await draw({ rule: null })).not.toContain("afterglow");
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
