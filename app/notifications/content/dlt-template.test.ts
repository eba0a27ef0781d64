import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { languageOf } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { asRegistered, writeDltTemplate } from "./dlt-template.ts";
import { writeSms } from "./sms-text.ts";

const linkStart = "https://willow.example/apps/track/t/";
const view = { shopName: "Willow", linkStart, ownSource: "" };

describe("writeDltTemplate", () => {
  it.each(["en", "hi"] as const)("is the text that leaves, in %s, but for its values", (locale) => {
    const words = wordsIn(languageOf(locale));
    for (const kind of MESSAGE_KINDS) {
      const [order, token] = ["#20417", "zYxWvUtSrQpOnMlKjIhGfEdC"];
      const place = { place: 1, all: 3 };
      const sms = { kind, shopName: "Willow", orderName: order, parcels: [{ place }, { place }], firstToNumber: true };
      const { text } = writeSms(asRegistered({ ...sms, trackingUrl: `${linkStart}${token}`, ownText: null }), words);
      const registered = writeDltTemplate({ ...view, kind }, words) ?? "";
      expect(registered.split("{#var#}").length, kind).toBe(3);
      expect(text).toBe(registered.replace("{#var#}", order).replace("{#var#}", token));
    }
  });

  it("takes the merchant's own words, as long as they decide nothing", () => {
    const words = wordsIn(languageOf("en"));
    const own = (ownSource: string) => writeDltTemplate({ ...view, kind: "shipped", ownSource }, words);
    expect(own("your order {{ order.name }} left us, {{ customer.first_name | default: 'friend' }}.")).toBe(
      `Willow: your order {#var#} left us, {#var#}. ${linkStart}{#var#}`,
    );
    expect(own("{% if reason %}x{% endif %}")).toBeNull();
  });
});
