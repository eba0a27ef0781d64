import { describe, expect, it } from "vitest";

import { LOCALES, languageOf } from "#app/words/locale.ts";
import { STATES } from "#tests/theme/states.ts";
import { FRAGMENT } from "#tests/theme/faces.ts";
import { NOW, parcel, story } from "#tests/theme/stories.ts";

import { orderHtml } from "./order-html.ts";
import { viewOrder } from "./view.ts";

const english = (name: string) => viewOrder(STATES[name] ?? story(), NOW, languageOf("en"));

describe.each(LOCALES)("the page in %s", (locale) => {
  it.each(Object.keys(STATES))("%s: is told whole, in that language", (name) => {
    const view = viewOrder(STATES[name] ?? story(), NOW, languageOf(locale));
    const text = orderHtml(view, FRAGMENT).text;
    expect(text).toContain(`dir="${locale === "ar" || locale === "he" ? "rtl" : "ltr"}"`);
    expect(text).not.toMatch(/undefined|NaN|Invalid|\[object|[{}]/);
    expect([view.headline, view.lead].every((sentence) => sentence.trim() !== "")).toBe(true);
    if (locale === "en") return;
    expect(view.headline).not.toBe(english(name).headline);
    expect(view.lead).not.toBe(english(name).lead);
  });

  it("has words for a carrier without a name", () => {
    const nameless = story({ parcels: [parcel({ carrier: "", status: "delivery_attempted" })] });
    const named = story({ parcels: [parcel({ status: "delivery_attempted" })] });
    const [without, withName] = [nameless, named].map((one) => viewOrder(one, NOW, languageOf(locale)).lead);
    expect(withName).toContain("DHL");
    expect(without).not.toContain("DHL");
    expect(without).not.toMatch(/\s{2}|^\s|\s[.,]/);
  });
});
