import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";
import type { AnswerKind } from "#app/tracking/message-kind.ts";
import type { Words } from "#app/words/words.ts";

import { oneLine, plainPart } from "./plain-text.ts";

/** What an answer to the shopper tells. Nothing the shopper typed is in it. */
export interface AnswerView {
  kind: AnswerKind;
  shop: { name: string; logoUrl: string; accentColor: string; postalAddress: string };
  orderName: string;
  firstName: string | null;
  carrier: string;
  choice: DeliveryChoice;
  /** Calendar day, `2026-11-14`. */
  day: string | null;
  /** The six digits; null in every other answer. */
  code: string | null;
  trackingUrl: string;
  /** Null where there is nothing to stop. */
  unsubscribeUrl: string | null;
}

/** Every word of it, in reading order. */
export interface AnswerCopy {
  lang: string;
  dir: "ltr" | "rtl";
  subject: string;
  label: string;
  heading: string;
  greeting: string | null;
  text: string;
  code: string | null;
  chosen: { label: string; text: string };
  safe: string;
  /** Null where the page is open already: a code's mail must not lead anywhere. */
  button: string | null;
  why: string;
  unsubscribe: string | null;
}

export function writeAnswer(view: AnswerView, words: Words): AnswerCopy {
  const say: Words["say"] = (key, values) => words.say(key, values);
  const shared = {
    ...{ lang: words.format, dir: words.dir },
    greeting: view.firstName ? say("choice.mail_greeting", { name: view.firstName }) : null,
    chosen: { label: say("choice.mail_you_chose"), text: nameChoice(view, words) },
    why: say("choice.mail_why", { shop: view.shop.name }),
    unsubscribe: view.unsubscribeUrl === null ? null : say("choice.mail_unsubscribe"),
  };
  if (view.code !== null) {
    return {
      ...shared,
      subject: oneLine(say("choice.mail_code_subject", { code: view.code, order: view.orderName })),
      label: say("choice.mail_code_label"),
      heading: say("choice.mail_code_heading"),
      text: say("choice.mail_code_text"),
      code: view.code,
      safe: say("choice.mail_code_safe"),
      button: null,
    };
  }
  const carrier = { known: view.carrier === "" ? "no" : "yes", carrier: view.carrier };
  return {
    ...shared,
    subject: oneLine(say("choice.mail_done_subject", { order: view.orderName })),
    label: say("choice.mail_done_label"),
    heading: say("choice.mail_done_heading"),
    text: view.choice === "cancel" ? say("choice.mail_done_cancel") : say("choice.mail_done_text", carrier),
    code: null,
    safe: say("choice.mail_done_safe"),
    button: say("choice.mail_button"),
  };
}

function nameChoice({ choice, day }: AnswerView, words: Words): string {
  if (choice !== "new_day" || day === null) return words.say(`choice.${choice}`);
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return words.say("choice.new_day_on", { day: new Intl.DateTimeFormat(words.format, format).format(new Date(day)) });
}

/** Everything the HTML says, one thought a line. */
export function plainAnswer(view: AnswerView, copy: AnswerCopy): string {
  return plainPart([
    [copy.heading],
    [copy.greeting, copy.text],
    [copy.code],
    [`${copy.chosen.label}: ${copy.chosen.text}`],
    [copy.safe],
    [copy.button && `${copy.button}:`, copy.button && view.trackingUrl],
    ["--", copy.why, [view.shop.name, view.shop.postalAddress].filter(Boolean).join(", ")],
    [copy.unsubscribe && `${copy.unsubscribe}: ${view.unsubscribeUrl}`],
  ]);
}
