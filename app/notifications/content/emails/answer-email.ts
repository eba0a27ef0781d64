import { html, type Html } from "#app/lib/html.ts";

import type { AnswerCopy, AnswerView } from "../answer-copy.ts";
import { letter } from "./letter.ts";
import { button, paragraph, row, RULE, statusLine, table } from "./pieces.ts";
import { type Looks, looksOf } from "./theme.ts";

/** An answer to what the shopper has just done: short, with one thing to see. */
export function answerEmail(view: AnswerView, copy: AnswerCopy): string {
  const looks = looksOf(view.shop.accentColor);
  const { text } = looks;
  const preheader = copy.code ? copy.text : copy.chosen.text;
  const chosen = [
    paragraph(copy.chosen.label, text.caption, "soft"),
    paragraph(copy.chosen.text, `${text.prose};margin-top:2px;font-weight:600`),
  ];
  return letter(view, { ...copy, preheader }, looks, [
    statusLine(copy.label, view.orderName, false, looks),
    html`<h1 class="ink big" style="${text.heading}">${copy.heading}</h1>`,
    html`${copy.greeting && paragraph(html`<bdi>${copy.greeting}</bdi>`, text.prose)}`,
    paragraph(copy.text, text.prose),
    html`${copy.code && digits(copy.code, looks)}`,
    table(row(chosen, `padding-top:18px;${RULE}`, "line"), "margin-top:24px"),
    html`${copy.button && table(row(button(copy.button, view.trackingUrl, looks), "padding-top:28px"))}`,
    paragraph(copy.safe, `${text.small};margin-top:20px`, "soft"),
  ]);
}

/** Digits run from left to right in every language. */
function digits(code: string, { text, palette }: Looks): Html {
  const box = `padding:20px 12px;border-radius:14px;text-align:center;background-color:${palette.accentTint}`;
  return table(
    row(html`<p class="accent" dir="ltr" style="${text.digits}">${code}</p>`, box, "tint"),
    "margin-top:24px",
  );
}
