import { parseBrand } from "#app/shops/brand.ts";
import type { OrderStory } from "#app/tracking-page/story.ts";

import { event, line, parcel, pick, story } from "./stories.ts";

/** What a carrier, a product or a merchant may be called by somebody who means harm. */
export const ATTACKS = [
  "{{ 7 | times: 7 }}",
  "{{7*7}}",
  "{{ shop.secret }}",
  "{% assign x = 1 %}{% for i in (1..9) %}boo{% endfor %}",
  "{% endraw %}{{ shop.secret }}",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  "`${alert(1)}`",
  "\u202Egnp.exe\u202C\u2066",
  "NUL\u0000and\u0007bell",
  "\ud800 lone",
];

/** An order in which everything that others may name is named so. */
export function told(text: string): OrderStory {
  const parcels = [
    parcel({
      carrier: text,
      number: text,
      url: text,
      events: [{ ...event("unknown", 20), message: text, city: text, region: text, country: text }],
      lines: [{ lineId: "throw", quantity: 1 }],
    }),
  ];
  const lines = [
    line("throw", {
      title: text,
      variantTitle: text,
      handle: text,
      imageUrl: text,
      imageAlt: text,
      care: { kind: "text", text: text.slice(0, 200) },
    }),
    line("more", { title: text }),
  ];
  const { order, shop } = story();
  const words = { title: text, text, linkLabel: text, linkUrl: "https://willow.example/care" };
  const content = { before_shipping: words, on_the_way: words, delivered: words, trouble: words };
  // What is too long is not stored: neither here nor in the catalog.
  const brand = parseBrand({ supportEmail: "hello@willow.example", displayName: text, content });
  const picks = [
    pick(text, text, { imageUrl: text, imageAlt: text, becauseTitle: text }),
    pick("wool-cushion", text, { becauseTitle: text }),
  ];
  return story({ order: { ...order, name: text }, shop: { ...shop, name: text, brand }, parcels, lines, picks });
}
