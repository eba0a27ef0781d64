import { clip } from "#app/lib/clip.ts";
import type { PageState } from "#app/shops/page-stage.ts";
import type { StageWords } from "#app/shops/stage-content.ts";
import { chooseLanguage, type Language } from "#app/words/locale.ts";

import { type ActionView, actionFor } from "./action.ts";
import { type ItemView, removedItems, viewItem, waitingItems } from "./contents.ts";
import { localDay, nameDay } from "#app/words/days.ts";
import type { Words } from "#app/words/words.ts";
import { choiceAction, type ChoiceView, viewChoices } from "./delivery-choice.ts";
import { helpFor } from "./help.ts";
import { type Labels, labelsIn } from "./labels.ts";
import { contentFor, type LinkView, linksFor } from "./links.ts";
import { arrivedSoFar, firstSentence, leading, type Parcel } from "./leading.ts";
import { maskCarrier } from "./mask-carrier.ts";
import type { Note } from "./notes.ts";
import { type OrderOutlook, outlookOfOrder } from "./order-outlook.ts";
import { outlookOf } from "./outlook.ts";
import type { Tone } from "./parcel-state.ts";
import { type ParcelView, viewParcel } from "./parcel-view.ts";
import { picksAtStage } from "./picks-at-stage.ts";
import { type PicksView, viewPicks } from "./picks-view.ts";
import { type Reader, readerOf } from "./reader.ts";
import type { Step } from "./steps.ts";
import type { OrderStory } from "./story.ts";
import { isInTrouble } from "./trouble.ts";
import type { DeliveryWindow } from "./window-view.ts";

/** What the page shows, in the order in which it shows it. Plain text throughout: a face escapes it. */
export interface TrackingView {
  /** BCP 47 */
  locale: string;
  dir: "ltr" | "rtl";
  orderName: string;
  shopName: string;
  /** "Ordered on Monday 2 November" */
  placed: string;
  /** Where the whole order stands: the state of the parcel that speaks, or of an order without one. */
  stage: PageState;
  tone: Tone;
  /** One sentence a child understands. */
  headline: string;
  window: DeliveryWindow | null;
  /** What is going on, and what moves next. */
  lead: string;
  notes: Note[];
  progress: Step[] | null;
  action: ActionView | null;
  /** What the shopper may ask for after a failed delivery. */
  choices: ChoiceView[];
  parcels: ParcelView[];
  /** Bought, but in no parcel (yet); taken out of the order again. */
  items: ItemsView[];
  /** The merchant's own words for this stage. */
  content: StageWords | null;
  /** What the shop lets the shopper do at this stage. */
  links: LinkView[];
  /** Null where the merchant offers no contact at this stage. */
  help: ActionView | null;
  /** Something is wrong with the order: nothing is offered. */
  isTroubled: boolean;
  picks: PicksView | null;
  /** The shopper does not want to be counted. */
  isUncounted: boolean;
  labels: Labels;
}

export interface ItemsView {
  title: string;
  items: ItemView[];
}

/**
 * Turns what is known about an order into what its shopper reads. Pure: same story, same page.
 * @param language the order's own, else the shop's, unless the visitor wishes for another
 */
export function viewOrder(told: OrderStory, now: Date, language = languageOfOrder(told)): TrackingView {
  const story = maskCarrier(told);
  const reader = readerOf(language, now, story.order.timeZone);
  if (story.order.redacted) return { ...frame(story, reader, "redacted"), tone: "quiet" };
  const parcels = story.parcels
    .filter((parcel) => parcel.status !== "cancelled")
    .map((parcel) => ({ parcel, outlook: outlookOf(parcel, reader) }));
  const main = leading(parcels);
  if (story.order.cancelledAt && !main) return viewCancelled(story, reader);
  const choices = viewChoices(story, reader);
  const unsent = main ? null : outlookOfOrder(story, reader);
  const stage = main?.outlook.state ?? unsent?.state ?? "received";
  const isTroubled = isInTrouble(parcels, unsent, reader.clock);
  return {
    ...frame(story, reader, stage),
    ...(main && spokenBy(main, parcels, story, reader)),
    ...(unsent && spokenOfOrder(unsent, story, reader)),
    ...(choices.length > 0 ? { choices, action: choiceAction(choices, reader) } : {}),
    parcels: parcels.map(({ parcel, outlook }, index) =>
      viewParcel(story, parcel, outlook, { index, all: parcels.length }, reader),
    ),
    items: restOf(story, parcels.length > 0, reader),
    isTroubled,
    picks: story.trial?.isHeldOut
      ? null
      : viewPicks({ ...story, picks: picksAtStage(story, stage) }, isTroubled, reader.words),
  };
}

/** The language an order was placed in, else its shop's. */
export function languageOfOrder({ order, shop }: OrderStory, wishes: readonly (string | null)[] = []): Language {
  return chooseLanguage([...wishes, order.locale, shop.locale]);
}

/** The first sentence and what hangs on it, told by the parcel that matters most now. */
function spokenBy(main: Parcel, parcels: Parcel[], { shop, order }: OrderStory, { words }: Reader) {
  const { parcel, outlook } = main;
  const { tone, notes, progress, state } = outlook;
  return {
    ...{ tone, window: withRecord(outlook.window, shop, words), notes, progress },
    headline: firstSentence(main, parcels, words),
    lead: [arrivedSoFar(parcels, words), outlook.lead].filter(Boolean).join(" "),
    action: actionFor(state, parcel, shop.brand, order.name, words),
  };
}

/** The same of an order in no parcel: when it leaves, and when it comes. */
function spokenOfOrder(outlook: OrderOutlook, { shop, order }: OrderStory, { words }: Reader) {
  const { tone, headline, lead, notes, progress, state } = outlook;
  const window = withRecord(outlook.window, shop, words);
  const action = state === "late" ? actionFor(state, { url: null, reason: null }, shop.brand, order.name, words) : null;
  return { tone, headline, lead, window, notes, progress, action };
}

/** A window, and how often such windows held. */
function withRecord(window: DeliveryWindow | null, { record }: OrderStory["shop"], words: Words) {
  return window && record
    ? { ...window, basis: `${window.basis} ${words.say("window.record", { ...record })}` }
    : window;
}

/** What is in no parcel. After a cancelled order nothing more is waited for. */
function restOf(story: OrderStory, someSent: boolean, { words }: Reader): ItemsView[] {
  const waiting = story.order.cancelledAt ? [] : waitingItems(story);
  const all = [
    { title: words.say(someSent ? "items.waiting" : "items.bought"), items: waiting },
    { title: words.say("items.removed"), items: removedItems(story) },
  ];
  return all.filter(({ items }) => items.length > 0);
}

function viewCancelled(story: OrderStory, reader: Reader): TrackingView {
  const bought = story.lines.map((line) => viewItem(line, line.quantity));
  const items = bought.length > 0 ? [{ title: reader.words.say("items.not_sent"), items: bought }] : [];
  return { ...frame(story, reader, "order_cancelled"), tone: "quiet", items };
}

/** What every page has, and silence where it has nothing to say. */
function frame(story: OrderStory, { words, clock }: Reader, stage: PageState): TrackingView {
  const { order, shop } = story;
  const alone = stage === "order_cancelled" || stage === "redacted" ? stage : "received";
  return {
    locale: words.format,
    dir: words.dir,
    orderName: clip(order.name, 40),
    shopName: clip(shop.brand.displayName || shop.name, 60),
    placed: words.say("order.placed", { day: nameDay(localDay(order.placedAt, clock), clock) }),
    stage,
    tone: "moving",
    headline: words.say(`headline.${alone}`),
    window: null,
    lead: words.say(`lead.${alone}`),
    notes: [],
    progress: null,
    action: null,
    choices: [],
    parcels: [],
    items: [],
    content: contentFor(shop.brand, stage),
    links: linksFor(story, stage, { words, clock }),
    help: helpFor(shop.brand, order.name, stage, words),
    isTroubled: false,
    picks: null,
    isUncounted: story.optedOut ?? false,
    labels: labelsIn(words),
  };
}
