import { localDay } from "#app/lib/local-day.ts";
import { JOURNEY_RANK, type Status } from "#app/tracking/status.ts";

import { sampleDelivery } from "./sample-delivery.ts";
import { JOURNEYS, type PreviewStage, type Step } from "./preview-stage.ts";
import type { OrderStory, StoryEstimate, StoryEvent, StoryLine, StoryParcel, StoryWindow } from "./story.ts";

const HOUR = 3_600_000;

/**
 * The same order at another point of its way, for a merchant who looks at their page. Things, words and places are
 * the order's own; times are made around the present. Nothing of it is stored.
 */
export function storyAtStage(story: OrderStory, stage: PreviewStage, now: Date): OrderStory {
  switch (stage) {
    case "as_it_is":
      return story;
    case "received":
      return {
        ...story,
        order: { ...whole(story), window: unsent(story, now) },
        parcels: [],
        lines: story.lines.map(kept),
      };
    case "order_cancelled":
      return { ...story, order: { ...whole(story), cancelledAt: hoursBefore(now, 3) }, parcels: [] };
    case "redacted":
      return { ...story, order: { ...story.order, redacted: true } };
    case "two_parcels":
      return withParcels(story, twoParcels(story, now));
    case "partly_refunded":
      return { ...withParcels(story, [parcelAt(story, "in_transit", now)]), lines: refundFirst(story.lines) };
    case "late":
      return withParcels(story, [{ ...parcelAt(story, "in_transit", now), estimate: expected(story, now, -2, -1) }]);
    default:
      return withChoices(withParcels(story, [parcelAt(story, stage, now)]), now);
  }
}

function withParcels(story: OrderStory, parcels: StoryParcel[]): OrderStory {
  const oldest = parcels.flatMap(({ events, statusAt }) => [...events.map((event) => event.happenedAt), statusAt]);
  const before = hoursBefore(new Date(Math.min(...oldest.map((at) => at.getTime()))), 5);
  const placedAt = story.order.placedAt < before ? story.order.placedAt : before;
  return { ...story, order: { ...whole(story), placedAt }, lines: story.lines.map(kept), parcels };
}

/** What the shopper would be asked about a delivery that failed. */
function withChoices(story: OrderStory, now: Date): OrderStory {
  return { ...story, deliveries: story.parcels.map((parcel) => sampleDelivery(parcel, now, story.order.timeZone)) };
}

/** Neither cancelled nor forgotten. */
function whole({ order }: OrderStory): OrderStory["order"] {
  return { ...order, cancelledAt: null, redacted: false, window: null };
}

function kept(line: StoryLine): StoryLine {
  return { ...line, currentQuantity: line.quantity };
}

function refundFirst(lines: readonly StoryLine[]): StoryLine[] {
  return lines.map((line, index) => (index === 0 ? { ...line, currentQuantity: line.quantity - 1 } : kept(line)));
}

function parcelAt(story: OrderStory, status: Status, now: Date): StoryParcel {
  const steps = JOURNEYS[status];
  const events = steps.map((step, index) => eventOf(story, step, index / Math.max(steps.length - 1, 1), now)).reverse();
  const statusAt = status === "pending" ? hoursBefore(now, 4) : (events[0]?.happenedAt ?? now);
  return {
    ...frameOf(story),
    status,
    milestone: milestoneOf(steps),
    reason: status === "delivery_attempted" ? "recipient_not_home" : null,
    statusAt,
    deliveredAt: status === "delivered" ? statusAt : null,
    events,
    estimate: estimateAt(story, status, now),
  };
}

function milestoneOf(steps: readonly Step[]): Status {
  const rank = (status: Status) => JOURNEY_RANK[status] ?? -1;
  return steps.reduce<Status>((best, [status]) => (rank(status) >= rank(best) ? status : best), "pending");
}

/** The order's first parcel; for one that is not sent yet, a parcel as any other. */
function frameOf({ parcels, lines }: OrderStory) {
  const own = parcels.find((parcel) => parcel.status !== "cancelled");
  const { id, fulfillmentId, carrier, number, url } = own ?? INVENTED;
  const packed = lines.filter((line) => line.requiresShipping).map(({ id, quantity }) => ({ lineId: id, quantity }));
  return { id, fulfillmentId, carrier, number, url, lines: packed };
}

const INVENTED = { id: "preview", fulfillmentId: "preview", carrier: "", number: "1234567890", url: null };

/** Places are those the order's parcels were seen at, in their order; without any there are none. */
function eventOf(story: OrderStory, [status, ago]: Step, part: number, now: Date): StoryEvent {
  const seen = story.parcels.flatMap(({ events }) => events.filter((event) => event.city !== null).toReversed());
  const place = status === "label_created" ? undefined : seen[Math.round(part * (seen.length - 1))];
  const { city = null, region = null, country = null } = place ?? {};
  return { status, message: null, happenedAt: hoursBefore(now, ago), city, region, country };
}

function estimateAt(story: OrderStory, status: Status, now: Date): StoryEstimate | null {
  if (status === "expired") return null;
  if (status === "out_for_delivery") return expected(story, now, 0, 0);
  const estimate = expected(story, now, 1, 2);
  if (status !== "delayed") return estimate;
  const moved = { fromOn: estimate.latestOn, at: hoursBefore(now, 6), why: "carrier" as const };
  return { ...expected(story, now, 4, 5), moved };
}

function expected(story: OrderStory, now: Date, from: number, to: number): StoryEstimate {
  const basis = story.parcels.find((parcel) => parcel.estimate)?.estimate?.basis ?? story.order.window?.basis ?? "rule";
  const computedAt = hoursBefore(now, 6);
  return { earliestOn: dayIn(story, now, from), latestOn: dayIn(story, now, to), basis, computedAt, moved: null };
}

function unsent(story: OrderStory, now: Date): StoryWindow {
  return { ...expected(story, now, 3, 5), shipsByOn: dayIn(story, now, 1) };
}

function dayIn({ order }: OrderStory, now: Date, days: number): string {
  return localDay(hoursBefore(now, -days * 24), order.timeZone);
}

/** One has arrived, one is on its way; what was bought is shared out between them. */
function twoParcels(story: OrderStory, now: Date): StoryParcel[] {
  const [first, second] = share(frameOf(story).lines);
  const arrived = { ...parcelAt(story, "delivered", now), lines: first };
  const coming = { ...parcelAt(story, "in_transit", now), lines: second };
  return [arrived, { ...coming, id: `${coming.id}-2`, fulfillmentId: `${coming.fulfillmentId}-2` }];
}

type Packed = StoryParcel["lines"];

function share(lines: Packed): [Packed, Packed] {
  if (lines.length > 1) return [lines.slice(0, Math.ceil(lines.length / 2)), lines.slice(Math.ceil(lines.length / 2))];
  const [only] = lines;
  if (!only || only.quantity < 2) return [lines, lines];
  return [[{ ...only, quantity: only.quantity - 1 }], [{ ...only, quantity: 1 }]];
}

function hoursBefore(at: Date, hours: number): Date {
  return new Date(at.getTime() - hours * HOUR);
}
