import { clip } from "#app/lib/clip.ts";
import type { Chosen, FailedDelivery } from "#app/exceptions/find-deliveries.server.ts";
import { TEXT_LENGTH, TEXT_OF, type WishFault } from "#app/exceptions/wish.ts";
import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";
import type { Words } from "#app/words/words.ts";

import type { ActionView } from "./action.ts";
import { contactLink } from "./contact-link.ts";
import { localDay, nameDay, timeOfDay } from "#app/words/days.ts";
import type { Reader } from "./reader.ts";
import type { OrderStory } from "./story.ts";

/** Where on the page the choices stand. */
export const CHOICES_ANCHOR = "delivery";

/** What a form token of these forms is good for. */
export const CHOICE_FORM = "delivery-choice";

/** Why something that was sent could not be taken; told beside the field at fault. */
export type ChoiceFault = WishFault | "stale" | "throttled" | "code" | "preview";

/** What a shopper may say about one failed delivery, and where they stand with it. Plain text throughout. */
export interface ChoiceView {
  /** The parcel, for the form. */
  parcel: string;
  step: "choose" | "code" | "done";
  title: string;
  lead: string;
  /** What was chosen: waits for its code, or holds. */
  wish: { label: string; text: string } | null;
  /** Where an unpaid order can be paid, once that was chosen. */
  pay: { label: string; href: string } | null;
  /** Null when nothing is offered any more. */
  chooser: Chooser | null;
  code: { label: string; submit: string; again: string } | null;
  objection: { title: string; lead: string; submit: string } | null;
  /** "You told us that nobody came." */
  objected: string | null;
  /** Nothing has gone wrong with what was sent last; a face for one answer sets it. */
  fault: { field: ChoiceFault; text: string; choice: string } | null;
}

export interface Chooser {
  /** On what the form folds out; null while it stands open. */
  summary: string | null;
  submit: string;
  note: string;
  cards: ChoiceCard[];
}

export interface ChoiceCard {
  choice: DeliveryChoice;
  title: string;
  note: string;
  days: { label: string; days: { day: string; name: string }[] } | null;
  text: { label: string; length: number } | null;
}

/** One view for each failed delivery that has something to say; a story told at another stage has none. */
export function viewChoices(story: OrderStory, reader: Reader): ChoiceView[] {
  const stands = ({ shipmentId, status }: FailedDelivery) =>
    story.parcels.some((parcel) => parcel.id === shipmentId && parcel.status === status);
  return (story.deliveries ?? [])
    .filter(stands)
    .filter(({ offer, open }) => offer.choices.length > 0 || open !== null)
    .map((delivery) => viewChoice(delivery, story, reader));
}

/** The one clear action where choices stand on the page: the way to them. */
export function choiceAction(choices: readonly ChoiceView[], { words }: Reader): ActionView | null {
  if (!choices.some(({ step }) => step !== "done")) return null;
  const text = words.say("choice.action");
  return { text, label: words.say("choice.action_label"), href: `#${CHOICES_ANCHOR}`, kind: "choice_click" };
}

/** @param choice what was chosen, so that it stays chosen */
export function tellFault(field: ChoiceFault, choice: string, words: Words): NonNullable<ChoiceView["fault"]> {
  return { field, choice, text: words.say(`choice.fault_${field}`) };
}

function viewChoice(delivery: FailedDelivery, story: OrderStory, reader: Reader): ChoiceView {
  const { words } = reader;
  const { open, waiting, nobodyCameAt } = delivery;
  const step = waiting ? "code" : open ? "done" : "choose";
  const chosen = waiting ?? open;
  const mayObject = delivery.mayObject && nobodyCameAt === null && step !== "code";
  return {
    parcel: delivery.shipmentId,
    step,
    title: titleOf(step, delivery, story, reader),
    lead: leadOf(step, delivery, story, reader),
    wish: chosen && {
      label: words.say(waiting ? "choice.code_for" : "choice.done_label"),
      text: nameWish(chosen, reader),
    },
    pay: open?.choice === "pay_now" && step === "done" ? payPlace(story, reader) : null,
    chooser: viewChooser(delivery, step, reader),
    code: step === "code" ? codeWords(reader) : null,
    objection: mayObject ? objectionWords(reader) : null,
    objected: nobodyCameAt && words.say("choice.nobody_said", momentOf(nobodyCameAt, reader)),
    fault: null,
  };
}

type Step = ChoiceView["step"];

function titleOf(step: Step, { shipmentId }: FailedDelivery, { parcels }: OrderStory, { words }: Reader): string {
  if (step === "code") return words.say("choice.code_title");
  if (step === "done") return words.say("choice.done_title");
  const shown = parcels.filter((parcel) => parcel.status !== "cancelled");
  const number = shown.findIndex(({ id }) => id === shipmentId) + 1;
  return shown.length > 1 ? words.say("choice.title_parcel", { number }) : words.say("choice.title");
}

function leadOf(
  step: Step,
  { open, carrier, status }: FailedDelivery,
  { shop }: OrderStory,
  { words }: Reader,
): string {
  const name = shop.brand.maskCarrier ? "" : clip(carrier, 60).trim();
  const who = { carrier: name, known: name === "" ? "no" : "yes" };
  if (step === "code") return words.say("choice.code_lead");
  if (step === "done") return words.say(open?.passedOnAt ? "choice.done_passed_on" : "choice.done_next", who);
  return words.say(status === "returning" ? "choice.lead_returning" : "choice.lead", who);
}

function nameWish({ choice, day }: Chosen, { words, clock }: Reader): string {
  return choice === "new_day" && day !== null
    ? words.say("choice.new_day_on", { day: nameDay(day, clock) })
    : words.say(`choice.${choice}`);
}

/** What was typed is never written back: a page that somebody forwards tells nobody's address. */
function viewChooser({ offer, status }: FailedDelivery, step: Step, { words, clock }: Reader): Chooser | null {
  if (offer.choices.length === 0) return null;
  const folded = { choose: null, code: "choice.other", done: "choice.done_change" } as const;
  const summary = folded[step];
  return {
    summary: summary && words.say(summary),
    submit: words.say("choice.submit"),
    note: words.say("choice.submit_note"),
    cards: offer.choices.map((choice) => ({
      choice,
      title: words.say(`choice.${choice}`),
      note: words.say(
        choice === "address" && status === "returning" ? "choice.address_again" : `choice.${choice}_note`,
      ),
      days: choice === "new_day" ? { label: words.say("choice.new_day_label"), days: offer.days.map(named) } : null,
      text: TEXT_OF[choice] ? { label: words.say(textLabel(choice)), length: TEXT_LENGTH } : null,
    })),
  };

  function named(day: string) {
    return { day, name: nameDay(day, clock) };
  }
}

function textLabel(choice: DeliveryChoice) {
  if (choice === "neighbor") return "choice.neighbor_label";
  return choice === "pickup_point" ? "choice.pickup_point_label" : "choice.address_label";
}

function payPlace({ shop, order }: OrderStory, { words }: Reader): ChoiceView["pay"] {
  const href = contactLink(shop.brand, order.name, words);
  return href === null ? null : { label: words.say("choice.pay_now_label"), href };
}

function codeWords({ words }: Reader) {
  return {
    label: words.say("choice.code_label"),
    submit: words.say("choice.code_submit"),
    again: words.say("choice.code_again"),
  };
}

function objectionWords({ words }: Reader) {
  return {
    title: words.say("choice.nobody_title"),
    lead: words.say("choice.nobody_lead"),
    submit: words.say("choice.nobody_submit"),
  };
}

function momentOf(at: Date, { clock }: Reader) {
  return { day: nameDay(localDay(at, clock), clock), time: timeOfDay(at, clock) };
}
