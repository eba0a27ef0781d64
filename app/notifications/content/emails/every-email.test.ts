import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { directionOf, languageOf, LOCALES } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { writeCopy } from "../copy.ts";
import { renderEmail } from "../render-email.ts";
import { sampleView } from "../sample-view.ts";
import type { MessageParcel, MessageView } from "../view.ts";

/** What mail programs need and pages do without: tables with their old attributes, styles beside elements. */
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "no-inline-style": "off",
    "prefer-tbody": "off",
    "no-deprecated-attr": "off",
    "attribute-allowed-values": "off", // align, width and border of tables
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "void-style": "off",
    "long-title": "off",
    "tel-non-breaking": "off",
    "valid-id": "off",
    "wcag/h63": "off",
    // Written for Outlook on Windows, in comments that only it reads.
    "no-conditional-comment": "off",
  },
});

const NOW = new Date("2026-11-24T09:00:00Z");
const SHOP = {
  name: "Willow & Oak",
  logoUrl: "https://cdn.shopify.com/logo.png",
  accentColor: "#1f5f4a",
  supportEmail: "hello@willow.example",
  postalAddress: "Lindenweg 4, 10115 Berlin",
};
const PICK = {
  title: "Wool",
  imageUrl: "https://cdn.shopify.com/w.png",
  imageAlt: "",
  price: "€24.00",
  href: "https://w.example/p",
  because: null,
};
const ITEM = {
  title: "Linen throw",
  variantTitle: "Oat",
  quantity: 2,
  imageUrl: "https://cdn.shopify.com/t.png",
  imageAlt: "A throw",
};

function viewsOf(kind: (typeof MESSAGE_KINDS)[number]): MessageView[] {
  const view = { ...sampleView(kind, SHOP, "Europe/Berlin", NOW), picks: [PICK, PICK, PICK] };
  const [parcel] = view.parcels;
  if (!parcel) return [view];
  const part = (place: number): MessageParcel => ({
    ...parcel,
    place: { place, all: 3 },
    items: [ITEM, { ...ITEM, imageUrl: null }],
  });
  return [view, { ...view, parcels: [part(1), part(3)] }];
}

const everyMail = LOCALES.flatMap((locale) =>
  MESSAGE_KINDS.flatMap((kind) =>
    viewsOf(kind).map((view) => {
      const copy = writeCopy(view, wordsIn(languageOf(locale)));
      return { locale, kind, view, copy, ...renderEmail(view, copy) };
    }),
  ),
);
const name = ({ locale, kind, view }: { locale: string; kind: string; view: MessageView }) =>
  `${kind} ${locale} ${view.parcels.length}`;
const hiddenIn = (html: string) => html.match(/<[^>]*display:none[^>]*>/g) ?? [];
/** What is read of it: without head, preheader, comments and tags. */
const wordsOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<div style="display:none.*?<\/div>/s, "")
    .replaceAll(/<!--\[if mso\]>.*?<!\[endif\]-->/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll(/&(nbsp|#\d+);/g, " ");
/** Bytes of words by bytes of the body. */
const shareOfWords = (html: string) =>
  Buffer.byteLength(wordsOf(html).replaceAll(/\s+/g, " ")) / Buffer.byteLength(html.replace(/<head>.*?<\/head>/s, ""));
const squeezed = (text: string) => text.replaceAll(/\s+/g, "");

describe("every e-mail, in every language", () => {
  it("is valid HTML", async () => {
    const faults: string[] = [];
    for (const mail of everyMail) {
      const report = await validator.validateString(mail.html);
      faults.push(
        ...report.results.flatMap((r) =>
          r.messages.map((m) => `${name(mail)}: ${m.ruleId} ${m.message} ${m.selector}`),
        ),
      );
    }
    expect(faults.slice(0, 10)).toEqual([]);
  });

  it("says in its text part what it says in HTML, and the other way round", () => {
    for (const mail of everyMail) {
      const seen = squeezed(wordsOf(mail.html));
      const { copy } = mail;
      const said = [
        ...[
          copy.label,
          copy.heading,
          copy.greeting,
          ...copy.paragraphs,
          copy.when?.text,
          copy.when?.more,
          copy.note,
          copy.button,
          copy.missing,
          copy.help,
        ],
        ...copy.sections.flatMap(({ when, note, number, more, items }) => [
          when?.text,
          when?.more,
          note,
          number,
          more,
          ...items.flatMap((i) => [i.title, ...i.details]),
        ]),
        ...[copy.picks?.title, copy.why, copy.unsubscribe],
      ];
      for (const words of said.filter(Boolean)) {
        expect(seen, `${name(mail)} in HTML`).toContain(squeezed(String(words)));
        expect(squeezed(mail.text), `${name(mail)} in text`).toContain(squeezed(String(words)));
      }
      for (const address of [mail.view.trackingUrl, mail.view.unsubscribeUrl]) {
        expect(mail.html).toContain(`href="${address}"`);
        expect(mail.text).toContain(address);
      }
    }
  });

  it("gives spam filters nothing to hold on to", () => {
    for (const mail of everyMail) {
      const { html, text, subject } = mail;
      const traps: Record<string, boolean> = {
        "no text part": text.trim().length < 200,
        "nothing but pictures": wordsOf(html).trim().length < 200,
        "too little text for so much markup": shareOfWords(html) < 0.03,
        "too large for Gmail": html.length > 102_000 || Buffer.byteLength(html) > 102_000,
        "subject too long": [...subject].length > 150,
        "subject of several lines": /[\r\n]/.test(subject),
        "subject that shouts":
          subject.includes("!!") ||
          (/\p{Lu}/u.test(subject) &&
            subject === subject.toUpperCase() &&
            /\p{Ll}/u.test(subject.toLowerCase()) &&
            subject !== subject.toLowerCase()),
        "subject with a price or a pick": /[€$]|Wool/.test(subject) || /[€$]|Wool/.test(mail.copy.preheader),
        "picture without alt or size":
          (html.match(/<img /g) ?? []).length !==
          (html.match(/<img (?=[^>]*alt=")(?=[^>]*(width|height)=")[^>]*>/g) ?? []).length,
        "hidden text besides the preheader": hiddenIn(html).length !== 1 || /visibility:hidden|font-size:0/.test(html),
        "a link that is not https": /href="(?!https:\/\/)/.test(html),
        "a shortened link": /https:\/\/(bit\.ly|t\.co|tinyurl\.com)/.test(html),
        "no way out": !html.includes(mail.view.unsubscribeUrl),
        "no postal address": !html.includes("Lindenweg 4"),
        "scripts, forms or frames": /<(script|form|iframe|object|embed|input|link|base)\b/.test(html),
        "positions and layers": /position:(absolute|fixed)|z-index|display:(flex|grid)/.test(html),
        "something unfilled": /\{\w+\}|\bundefined\b|\bnull\b|NaN|\[object/.test(html + text + subject),
      };
      expect(
        Object.keys(traps).filter((trap) => traps[trap]),
        name(mail),
      ).toEqual([]);
    }
  });

  it("is laid out for programs of every kind", () => {
    for (const { html, locale } of everyMail) {
      const { format } = languageOf(locale);
      expect(html).toContain(`<html lang="${format}" dir="${directionOf(locale)}"`);
      expect(html).toMatch(new RegExp(`<body\\s+class="page"\\s+dir="${directionOf(locale)}"`));
      expect(html.match(/<table /g)?.length).toBe(html.match(/<table role="presentation" /g)?.length);
      expect(html.match(/class="button"/g)).toHaveLength(1);
      expect(html.match(/<v:roundrect\s/g)).toHaveLength(1);
      expect(html).toMatch(/prefers-color-scheme:dark/);
      expect(html).toMatch(/data-ogsc.*data-ogsb/s);
    }
  });
});
