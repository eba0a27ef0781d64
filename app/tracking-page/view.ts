import { clip } from "#app/lib/clip.ts";
import { progressOf } from "#app/tracking/progress.ts";

import { type ItemView, removedItems, viewItem, waitingItems } from "./contents.ts";
import { type Clock, fullDay, localDay } from "./days.ts";
import { maskCarrier } from "./mask-carrier.ts";
import { helpFor, type HelpLink, type NextStep, nextStepFor } from "./next-step.ts";
import { type Outlook, outlookOf, type Tone } from "./outlook.ts";
import { WORDS } from "./page-words.ts";
import { type ParcelView, viewParcel } from "./parcel-view.ts";
import { type PicksView, viewPicks } from "./picks-view.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { OrderStory, StoryParcel } from "./story.ts";

/** What the page shows, in the order in which it shows it. Plain text throughout: a face escapes it. */
export interface TrackingView {
  orderName: string;
  shopName: string;
  /** "Ordered on Monday 2 November" */
  placed: string;
  tone: Tone;
  headline: string;
  lead: string;
  /** What the date rests on. */
  basis: string | null;
  progress: Step[] | null;
  nextStep: NextStep | null;
  parcels: ParcelView[];
  /** Bought, but in no parcel (yet). */
  waiting: ItemView[];
  /** Refunded or taken out of the order. */
  removed: ItemView[];
  removedTitle: string;
  returns: NextStep | null;
  help: HelpLink;
  picks: PicksView | null;
}

interface Parcel {
  parcel: StoryParcel;
  outlook: Outlook;
}

/** Turns what is known about an order into what its shopper reads. Pure: same story, same page. */
export function viewOrder(told: OrderStory, now: Date): TrackingView {
  const story = maskCarrier(told);
  const clock: Clock = { now, timeZone: story.shop.timeZone, locale: "en" };
  const all = story.parcels.map((parcel) => ({ parcel, outlook: outlookOf(parcel, clock) }));
  const living = all.filter(({ parcel }) => parcel.status !== "cancelled");
  const main = leading(living);
  if (story.order.redacted) return viewRedacted(story, clock);
  if (story.order.cancelledAt && living.length === 0) return viewCancelled(story, clock);
  return {
    ...frame(story, clock),
    ...(main ? spokenBy(main, living, story) : beforeTheFirstParcel()),
    parcels: living.map((one, index) =>
      viewParcel(story, one.parcel, one.outlook, { index, all: living.length }, clock),
    ),
    waiting: story.order.cancelledAt ? [] : waitingItems(story),
    removed: removedItems(story),
    picks: viewPicks(
      story,
      living.map((one) => one.outlook),
    ),
  };
}

/** The first sentence and what hangs on it, told by the parcel that matters most now. */
function spokenBy(main: Parcel, parcels: Parcel[], { shop, order }: OrderStory) {
  const { parcel, outlook } = main;
  const { tone, basis, progress, state } = outlook;
  return {
    tone,
    headline: firstSentence(main, parcels),
    lead: [arrivedSoFar(parcels), outlook.lead].filter(Boolean).join(" "),
    basis,
    progress,
    nextStep: nextStepFor(state, parcel, shop.brand, order.name),
    help: helpFor(shop.brand, order.name, state === "delivered"),
    returns: state === "delivered" && shop.brand.returnsUrl !== "" ? returnsStep(shop.brand.returnsUrl) : null,
  };
}

/** A day that holds for one parcel is not told of all that are still to come. */
function firstSentence(main: Parcel, parcels: Parcel[]): string {
  const { headline, dated } = main.outlook;
  const coming = parcels.filter(({ parcel }) => parcel.status !== "delivered");
  if (!dated || coming.every(({ outlook }) => outlook.headline === headline)) return headline;
  return WORDS.ofParcel(parcels.indexOf(main) + 1, headline);
}

/** Trouble first, then what comes next, then what has come; of equals the first to come, then the freshest news. */
function leading(parcels: Parcel[]): Parcel | undefined {
  const freshness = ({ parcel }: Parcel) => parcel.statusAt.getTime();
  const day = ({ parcel, outlook }: Parcel) => (outlook.dated && parcel.estimate?.latestOn) || "9999";
  return parcels.toSorted(
    (a, b) => a.outlook.urgency - b.outlook.urgency || day(a).localeCompare(day(b)) || freshness(b) - freshness(a),
  )[0];
}

function arrivedSoFar(parcels: Parcel[]): string {
  const arrived = parcels.filter(({ parcel }) => parcel.status === "delivered").length;
  if (parcels.length < 2 || arrived === 0) return "";
  return arrived === parcels.length ? WORDS.allArrived(arrived) : WORDS.arrivedSoFar(arrived, parcels.length);
}

function beforeTheFirstParcel() {
  const progress = stepsOf(progressOf("pending", "pending"), "pending");
  return { tone: "moving" as const, headline: WORDS.received, lead: WORDS.receivedLead, progress };
}

function viewCancelled(story: OrderStory, clock: Clock): TrackingView {
  const bought = story.lines.map((line) => viewItem(line, line.quantity));
  return {
    ...frame(story, clock),
    headline: WORDS.orderCancelled,
    lead: WORDS.orderCancelledLead,
    removed: bought,
    removedTitle: WORDS.notSent,
  };
}

function viewRedacted(story: OrderStory, clock: Clock): TrackingView {
  return { ...frame(story, clock), headline: WORDS.redacted, lead: WORDS.redactedLead };
}

function returnsStep(href: string): NextStep {
  return { text: WORDS.returns, label: WORDS.returnsLabel, href, kind: "help_click" };
}

/** What every page has, and silence where it has nothing to say. */
function frame({ order, shop }: OrderStory, clock: Clock): TrackingView {
  return {
    orderName: clip(order.name, 40),
    shopName: clip(shop.brand.displayName || shop.name, 60),
    placed: WORDS.ordered(fullDay(localDay(order.placedAt, clock), clock)),
    tone: "quiet",
    headline: "",
    lead: "",
    basis: null,
    progress: null,
    nextStep: null,
    parcels: [],
    waiting: [],
    removed: [],
    removedTitle: WORDS.removed,
    returns: null,
    help: helpFor(shop.brand, order.name),
    picks: null,
  };
}
