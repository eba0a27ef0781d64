import { describe, expect, it } from "vitest";

import { CATALOGS } from "#app/words/catalogs.ts";
import { LOCALES } from "#app/words/locale.ts";

import { findPromotion } from "./find-promotion.ts";

describe("findPromotion", () => {
  it.each([
    ["{{ shop }}: on its way. 20% off your next order!", ["20%"]],
    ["Shop now: SALE, sale and more", ["Shop now", "SALE", "sale"]],
    ["Dein Gutschein: 10 % Rabatt", ["Gutschein", "10 %", "Rabatt"]],
    ["Votre code-promo ÉTÉ : réduction", ["code-promo", "réduction"]],
    ["¡Cupón de descuento!", ["Cupón", "descuento"]],
    ["Promoção: frete", ["Promoção"]],
    ["夏のセール開催中", ["セール"]],
    ["全场打折", ["打折"]],
    ["خصم ٢٠٪", ["خصم", "٢٠٪"]],
    ["20% הנחה", ["20%", "הנחה"]],
    ["आपके लिए 15% छूट", ["15%", "छूट"]],
  ])("%s", (text, words) => {
    expect(findPromotion(text)).toEqual(words);
  });

  it.each([
    "Your order {{ order.name }} is out for delivery.",
    "Wholesale pallets, dealt with by the dealer",
    "Deine Bestellung {{ order.name }} ist unterwegs.",
    "Tu paquete llega hoy.",
    "{% if parcel.count > 1 %}{{ parcel.count }} parcels{% endif %}",
    "",
  ])("finds nothing in %j", (text) => {
    expect(findPromotion(text)).toEqual([]);
  });

  it("finds nothing in what we tell of parcels ourselves", () => {
    for (const locale of LOCALES) {
      const ours = Object.entries(CATALOGS[locale]).filter(([key]) => /^(headline|lead|reason|event)\./.test(key));
      for (const [key, text] of ours) expect(findPromotion(text), `${locale} ${key}`).toEqual([]);
    }
  });
});
