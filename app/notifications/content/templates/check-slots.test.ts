import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { checkSlots, sampleValues } from "./check-slots.ts";
import { linksIn, renderSlots } from "./render-slots.ts";
import { type Slots, slotsSchema } from "./template-slots.ts";
import { variablesFor } from "./template-variables.ts";

const slots = (some: Partial<Slots>) => slotsSchema.parse(some);
const check = (some: Partial<Slots>, kind: "shipped" | "order_confirmed" | "delayed" = "shipped") =>
  checkSlots(slots(some), { kind, channel: "email" });

describe("checkSlots", () => {
  it.each(MESSAGE_KINDS)("lets %s say everything the table offers", (kind) => {
    const paragraph = variablesFor(kind)
      .map(({ name, snippet }) => snippet ?? `{{ ${name} }}`)
      .join("\n");
    expect(checkSlots(slots({ paragraph }), { kind, channel: "email" })).toEqual([]);
    expect(
      checkSlots(slots({ text: "{{ order.name }} {{ parcel.count }}" }), { kind: "shipped", channel: "sms" }),
    ).toEqual([]);
  });

  it("lets words loop, choose and keep values", () => {
    const paragraph =
      "{% if customer.first_name != '' %}Dear {{ customer.first_name }}{% else %}Dear you{% endif %},\n\n" +
      "{% for item in items %}{{ item.quantity }} × {{ item.title }}{% unless forloop.last %}, {% endunless %}{% endfor %}" +
      "{% assign n = items | size %} {{ n }} in all. See https://willow.example/care.";
    expect(check({ paragraph })).toEqual([]);
  });

  it.each([
    ["{{ order.nam }}", 1, 4, "There is no “order.nam”. Did you mean “order.name”?"],
    ["Hi\n  {{ order.name | upcse }}", 2, 3, "There is no filter “upcse”. Did you mean “upcase”?"],
    ["{{ order.name | raw }}", 1, 1, "There is no filter “raw”."],
    ["{{ order.name", 1, 1, "A {{ is never closed: put }} behind the name."],
    ["{% if reason %}x", 1, 1, "{% if %} needs an {% endif %} behind it."],
    ["x {% endif %}", 1, 3, "There is nothing for {% endif %} to end."],
    ["{% include 'a' %}", 1, 1, "There is no tag “include” here."],
    ["{% raw %}{% endraw %}", 1, 1, "There is no tag “raw” here."],
    [
      "{% for item in items %}{{ item.titel }}{% endfor %}",
      1,
      27,
      "There is no “item.titel”. Did you mean “item.title”?",
    ],
    ["{{ items }}", 1, 1, "“items” is a list: write {% for item in items %}{{ item.title }}{% endfor %}."],
    ["{{ order }}", 1, 4, "“order” has parts: write order.name."],
    ["{{ reason }}", 1, 4, "“reason” means nothing in this message."],
    ["{{ constructor.name }}", 1, 4, "There is no “constructor.name”."],
    ["{% assign x %}", 1, 12, "A value is kept like this"],
    ["See http://willow.example", 1, 5, "A link must begin with https://."],
    ["See javascript://x", 1, 5, "A link must begin with https://."],
    ["https://bit.ly/x", 1, 1, "Shortened links end up in spam"],
    ["{% if order.name == 'x' %}y{% endif %}", 1, 1, "This comes out empty."],
  ])("says what is wrong with %j, and where", (paragraph, line, column, message) => {
    const [error] = check({ paragraph });
    expect(error).toMatchObject({ slot: "paragraph", line, column });
    expect(error?.message).toContain(message);
  });

  it.each([
    ["a loop without end", "{% for i in (1..100000000) %}x{% endfor %}"],
    [
      "nested loops",
      "{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}x{% endfor %}{% endfor %}{% endfor %}",
    ],
    [
      "a text that doubles",
      "{% assign a = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..30) %}{% assign a = a | append: a %}{% endfor %}{{ a }}",
    ],
    [
      "a million items",
      "{{ order.name | split: '' | map: 'size' }}{% for i in (1..1000000) %}{{ order.name }}{% endfor %}",
    ],
  ])("stops %s", (_, paragraph) => {
    const began = performance.now();
    expect(check({ paragraph })[0]?.message).toContain("takes too much time or memory");
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("keeps links out of everything but the paragraph", () => {
    expect(check({ subject: "https://a.example", button: "https://b.example" }).map(({ slot }) => slot)).toEqual([
      "subject",
      "button",
    ]);
    expect(checkSlots(slots({ text: "https://a.example" }), { kind: "shipped", channel: "sms" })[0]?.message).toContain(
      "tracking link is added",
    );
  });
});

describe("renderSlots", () => {
  const values = sampleValues("shipped");

  it("makes lines of lines and paragraphs of paragraphs", () => {
    const own = renderSlots(
      slots({ subject: "A\r\nBcc: eve@example.com", paragraph: "One\ntwo\n\n\nThree", button: " Go\n" }),
      "email",
      values,
    );
    expect(own).toMatchObject({
      subject: "A Bcc: eve@example.com",
      paragraphs: ["One\ntwo", "Three"],
      button: "Go",
      heading: null,
    });
  });

  it("cuts a subject that is too long, between no signs", () => {
    const own = renderSlots(slots({ subject: "🌿".repeat(140) + "{{ order.name }}".repeat(5) }), "email", values);
    expect([...(own.subject ?? "")].length).toBeLessThanOrEqual(150);
  });

  it("falls back slot by slot", () => {
    const own = renderSlots(slots({ subject: "{{ gone }}", heading: "Hello" }), "email", values);
    expect(own).toMatchObject({ subject: null, heading: "Hello", failed: ["subject"] });
  });

  it("links only what the merchant wrote", () => {
    expect(linksIn("See https://willow.example/a?b=1, or http://x.example or https://willow.example/a?b=1.")).toEqual([
      "https://willow.example/a?b=1",
    ]);
  });

  it("lets no advertising into a text, and leaves e-mails to their own rules", () => {
    const text = "Your order {{ order.name }} left us.\nNow 20% off, shop now!";
    const at = (line: number, column: number) => expect.objectContaining({ slot: "text", line, column }) as unknown;
    expect(checkSlots(slots({ text }), { kind: "shipped", channel: "sms" })).toEqual([at(2, 5), at(2, 14)]);
    expect(check({ paragraph: text })).toEqual([]);
  });
});
