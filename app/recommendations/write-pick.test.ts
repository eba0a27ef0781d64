import { describe, expect, it } from "vitest";

import { CATALOGS, MESSAGE_KEYS } from "#app/words/catalogs.ts";
import { languageOf, type Locale, LOCALES } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { PICK_KINDS } from "./pick-kind.ts";
import { writePick } from "./write-pick.ts";

const pick = {
  handle: "lambswool-throw",
  title: "Lambswool throw",
  imageUrl: null,
  imageAlt: null,
  priceMinor: 13_900,
  currency: "EUR",
  kind: "completes",
  becauseTitle: "Linen throw",
  isNew: true,
};
const because = (change: object, locale: Locale = "en") =>
  writePick({ ...pick, ...change }, wordsIn(languageOf(locale))).because;

describe("a pick says of itself", () => {
  it.each([
    ["completes", {}, "Goes well with Linen throw"],
    ["step_up", {}, "A step up from Linen throw"],
    ["because_bought", {}, "Often chosen after Linen throw"],
    ["refill", { becauseTitle: null }, "Yours before, in case you need more"],
    ["new_arrival", {}, "New here, in the spirit of Linen throw"],
    ["new_arrival", { isNew: false }, "In the spirit of Linen throw"],
    ["best_seller", { becauseTitle: null }, "A favorite in our shop"],
    ["hand_picked", {}, "Chosen by hand for Linen throw"],
    ["hand_picked", { becauseTitle: null }, "Chosen by hand"],
    ["completes", { becauseTitle: null }, null],
    ["of a later version", {}, null],
  ])("%s %j: %s", (kind, change, words) => {
    expect(because({ kind, ...change })).toBe(words);
  });

  it.each(LOCALES)("every kind in its own words in %s, and names what was bought where it should", (locale) => {
    const said = PICK_KINDS.map((kind) => because({ kind }, locale));
    expect(new Set(said).size).toBe(PICK_KINDS.length);
    expect(said.filter((words) => words?.includes("Linen throw"))).toHaveLength(PICK_KINDS.length - 2);
  });
});

/** Words that push. Ours inform, and nothing that a shopper reads counts down. */
const PRESSURE: Record<(typeof LOCALES)[number], RegExp> = {
  en: /\bhurry|last chance|only .{0,12}left|limited|now or never|miss out|don.t miss|act (now|fast)|while (stocks|supplies)|ends (soon|today)|selling fast|almost gone|(buy|order|shop) now/i,
  de: /beeil|letzte chance|nur noch .{0,20}(verfügbar|stück|auf lager)|solange der vorrat|verpass(?!t)|schnell sein|jetzt (kaufen|bestellen|zuschlagen)|fast (weg|ausverkauft)|begrenzt/i,
  fr: /dépêch|dernière chance|plus que .{0,20}(disponible|en stock)|offre limitée|ne manquez pas|(acheter|commandez|achetez) maintenant|bientôt épuisé|vite !/i,
  es: /date prisa|última oportunidad|solo quedan|edición limitada|no te (lo )?pierdas|compra (ya|ahora)|se agota|últimas unidades/i,
  pt: /apresse|última oportunidade|só restam|limitad|não perca|compre (já|agora)|últimas unidades|a esgotar/i,
  it: /affrettat|sbrigati|ultima occasione|solo \d* ?rimast|limitat|non perder|(compra|acquista) (ora|subito)|ultimi pezzi/i,
  nl: /haast je|laatste kans|nog maar .{0,15}(over|op voorraad)|mis (het|dit) niet|(koop|bestel) nu|op is op|bijna uitverkocht/i,
  hi: /जल्दी कर|आख़िरी मौक़ा|आखिरी मौका|केवल .{0,12}बचे|सीमित|अभी ख़रीदें|अभी खरीदें|चूक न/i,
  ja: /お急ぎ|残りわずか|最後のチャンス|限定|今すぐ(購入|注文)|見逃さ|お早めに/,
  "zh-Hans": /赶快|赶紧|最后机会|仅剩|限时|限量|立即(购买|下单)|马上抢|不要错过|售完即止/,
  ar: /سارع|أسرع|الفرصة الأخيرة|آخر فرصة|كمية محدودة|عرض محدود|لا تفوّت|اشتر الآن|تسوّق الآن/,
  he: /מהרו|הזדמנות אחרונה|נותרו רק|מוגבל|אל תפספסו|קנו עכשיו|הזמינו עכשיו|אוזל/,
};

describe("nothing that shoppers read pushes them", () => {
  it.each(LOCALES)("in %s", (locale) => {
    const pushing = MESSAGE_KEYS.filter((key) => PRESSURE[locale].test(CATALOGS[locale][key] ?? ""));
    expect(pushing).toEqual([]);
  });

  it("which the test would notice", () => {
    expect("Hurry, only 2 left!").toMatch(PRESSURE.en);
    expect("Nur noch 2 Stück").toMatch(PRESSURE.de);
    expect("残りわずか").toMatch(PRESSURE.ja);
    expect("限时优惠").toMatch(PRESSURE["zh-Hans"]);
  });
});
