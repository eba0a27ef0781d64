import type { Clock } from "#app/words/days.ts";
import type { MessageKey } from "#app/words/catalogs.ts";
import type { Words } from "#app/words/words.ts";

import { carrierValues, namePart, nameReason, nameSubject } from "./about.ts";
import { copyOf, type KindCopy } from "./kind-copy.ts";
import type { SectionCopy } from "./parcel-copy.ts";
import { writeItems, writeNumber } from "./parcel-copy.ts";
import { type PicksCopy, writePicks } from "./picks-copy.ts";
import { oneLine } from "./plain-text.ts";
import { isSorryOf, writeLate } from "./sorry.ts";
import type { MessageView } from "./view.ts";
import { areSameDays, firstLater, type WhenCopy, writeNote, writeOrderWhen, writeWhen } from "./when-copy.ts";

export interface Step {
  label: string;
  state: "done" | "now" | "todo";
}

/** Every word of the message, in reading order; the HTML and the text part are made from the same ones. */
export interface MessageCopy {
  /** BCP 47 */
  lang: string;
  dir: "ltr" | "rtl";
  subject: string;
  preheader: string;
  label: string;
  /** "#1001", "#1001 · parcel 1 of 2" */
  about: string;
  trouble: boolean;
  heading: string;
  greeting: string | null;
  paragraphs: string[];
  /** Addresses in the paragraphs that are links. */
  links: string[];
  /** Of the one parcel it tells of; where there are several, their sections say it. */
  when: WhenCopy | null;
  note: string | null;
  steps: Step[];
  sections: SectionCopy[];
  button: string;
  missing: string | null;
  help: string;
  picks: PicksCopy | null;
  why: string;
  unsubscribe: string;
}

export function writeCopy(view: MessageView, words: Words): MessageCopy {
  const { kind, shop } = view;
  const say: Words["say"] = (key, values) => words.say(key, values);
  const clock = { now: view.now, timeZone: view.timeZone, format: words.format };
  const isSame = view.parcels.length > 0 && view.parcels.every((parcel) => areSameDays(view, parcel, clock));
  const worded = copyOf(view, isSame);
  const { label, heading, button, step, subject = `mail.subject_${kind}` } = worded;
  const sections = writeSections(view, words, clock);
  const [only] = view.parcels.length > 1 ? [] : sections;
  const isSorryBelow = view.cause === "late" || firstLater(view, clock) !== undefined;
  const paragraphs = writeParagraphs(view, worded, isSorryBelow || !isSorryOf(view), words);
  return {
    ...{ lang: words.format, dir: words.dir },
    subject: oneLine(say(subject, { order: nameSubject(view.orderName, view.parcels, words) })),
    preheader: preheaderOf(only?.when ?? null, paragraphs),
    label: say(label),
    about: [view.orderName, namePart(view.parcels, words)].filter(Boolean).join(" · "),
    trouble: step === null,
    heading: say(heading),
    greeting: view.firstName ? say("choice.mail_greeting", { name: view.firstName }) : null,
    paragraphs,
    links: [],
    when: only?.when ?? null,
    note: only?.note ?? null,
    steps: writeSteps(kind, step, words),
    sections,
    button: say(button),
    missing: kind === "delivered" ? say("help.missing") : null,
    help: shop.supportEmail
      ? say("mail.help", { address: shop.supportEmail })
      : say("mail.help_site", { shop: shop.name }),
    picks: writePicks(view, words),
    why: say("mail.why", { shop: shop.name }),
    unsubscribe: say("choice.mail_unsubscribe"),
  };
}

/** What a mailbox shows beside the subject: the status, never anything else. */
export function preheaderOf(when: WhenCopy | null, paragraphs: readonly string[]): string {
  return [when && `${when.label}: ${when.text}.`, paragraphs[0]].filter(Boolean).join(" ");
}

/** What happened, why, and one apology where one is due; beside a day that has moved, it stands there. */
function writeParagraphs(view: MessageView, worded: KindCopy, isSorrySaid: boolean, words: Words): string[] {
  const { step, apologizes, text: key = `mail.text_${view.kind}` } = worded;
  const count = Math.max(view.parcels.length, 1);
  const text = words.say(key, { ...carrierValues(view.parcels), count });
  const sorry = apologizes && !isSorrySaid ? words.say("mail.sorry") : null;
  const more = [step === null ? nameReason(view, words) : null, sorry].filter((one) => one !== null);
  return more.length > 0 ? [text, more.join(" ")] : [text];
}

function writeSections(view: MessageView, words: Words, clock: Clock): SectionCopy[] {
  if (view.parcels.length === 0) {
    const title = words.say(
      view.kind === "order_confirmed" || view.cause === "late" ? "mail.in_order" : "parcel.items",
    );
    const when = writeOrderWhen(view, words, clock);
    const note = view.cause === "late" && view.promised ? writeLate(view.promised, words, clock) : null;
    return [{ title, when, note, number: null, ...writeItems(view.items, words) }];
  }
  return view.parcels.map((parcel) => {
    const items = parcel.items.length > 0 ? parcel.items : view.parcels.length === 1 ? view.items : [];
    const place = view.parcels.length > 1 ? parcel.place : null;
    return {
      title: place ? words.say("parcel.of", { number: place.place, all: place.all }) : words.say("parcel.items"),
      when: writeWhen(view, parcel, words, clock),
      note: writeNote(view, parcel, words, clock),
      number: writeNumber(parcel, words),
      ...writeItems(items, words),
    };
  });
}

const STEPS: readonly MessageKey[] = ["step.confirmed", "step.shipped", "step.out_for_delivery", "step.delivered"];

/** @param current its place on the steps; null for trouble, which has none */
function writeSteps(kind: MessageView["kind"], current: number | null, words: Words): Step[] {
  if (current === null) return [];
  return STEPS.map((key, index) => {
    const label = words.say(index === 2 && kind === "ready_for_pickup" ? "step.ready_for_pickup" : key);
    const reached = index < current || (index === current && kind === "delivered");
    return { label, state: reached ? "done" : index === current ? "now" : "todo" };
  });
}
