import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { type Slots, slotsSchema } from "#app/notifications/content/templates/template-slots.ts";
import { saveTemplate } from "#app/notifications/content/templates/templates.server.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { countFates, planParcels } from "#tests/support/planned.ts";
import { WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

const house = useHouse();
const KEY = { kind: "delivered", channel: "email", locale: "en" } as const;
const words = (paragraph: string): Slots => slotsSchema.parse({ paragraph });

const BOMBS: [string, string][] = [
  ["a loop that never ends", "{% for a in (1..100000000) %}{{ a }}{% endfor %}"],
  ["loops within loops", "{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}"],
  ["a text that doubles itself", `{% assign a = "aaaaaaaaaa" %}${"{% assign a = a | append: a %}".repeat(40)}{{ a }}`],
  ["a tag that is left open", "{% if shop.name %}Hello"],
  ["a variable that is gone", "Hello {{ shopper.nickname }}"],
];

describe("words that would bring us down", () => {
  it.each([...BOMBS, ["a megabyte", "x".repeat(1_000_000)] as [string, string]])(
    "%s: not saved, and it says where",
    async (_, source) => {
      const saved = await saveTemplate(WILLOW, KEY, { ...words(""), paragraph: source }, null);
      expect(saved.saved).toBe(false);
      if (!saved.saved) expect(saved.errors[0]).toMatchObject({ slot: "paragraph", line: 1 });
      expect(await db.messageTemplate.count()).toBe(0);
    },
  );

  it.each(BOMBS)(
    "%s, saved all the same: ours are used, the merchant hears of it, the message leaves",
    async (_, source) => {
      // As an older version of the app may have let it in, or a variable have been taken away since.
      await db.messageTemplate.create({ data: { shop: WILLOW, ...KEY, version: 1, slots: words(source) } });
      await planParcels(2, "delivered", { phone: null });
      const startedAt = Date.now();
      await house.work();
      expect(Date.now() - startedAt).toBeLessThan(5_000);
      expect(await countFates(KEY_FATES)).toEqual({ accepted: 2 });
      const alert = await waitFor("the alert", () => db.merchantAlert.findFirst());
      expect(alert).toMatchObject({ shop: WILLOW, kind: "template_fell_back" });
      expect(JSON.stringify(house.fake.ledger.map(({ request }) => request))).not.toContain("nickname");
      await expectHouseWell(house);
    },
  );
});

const KEY_FATES = { kind: "delivered", channel: "email" };
