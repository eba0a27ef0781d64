import { addFulfillmentEvent } from "../shopify/fulfill-order.ts";
import type { Customer, Fulfillment, Order } from "../shopify/order.ts";
import { findOrder } from "../shopify/store.ts";
import { timersOf } from "../providers/timers.ts";
import type { World } from "../world.ts";
import { placeOf } from "./places.ts";
import { isStoryName, milliseconds, storyOf, type Step, type Story, type StoryName } from "./stories.ts";
import { placeStoryOrder, sendParcels } from "./story-order.ts";

export type StoryOptions = {
  /** How much faster than life; the world's speed when left out. */
  speed?: number;
  /** Everything at once: the steps are dated a second apart, the last one now. */
  instant?: boolean;
  /** No step is dated earlier (for instance the moment the shop switched its messages on). */
  since?: Date;
  /** Plays with this order instead of a new one. */
  orderGid?: string;
  /** Who buys, when it is a new one. */
  customer?: Customer;
};

/** A story being played. */
export type Play = { name: StoryName; orderGid: string; done: number; steps: number };

const known = new WeakMap<World, Play[]>();

/** Every story begun in this world, newest last. */
export function playsOf(world: World): Play[] {
  const plays = known.get(world) ?? [];
  known.set(world, plays);
  return plays;
}

/**
 * Begins a story: the order is placed and sent before this returns, the scans follow by themselves.
 * @throws Error when there is no such story or order
 */
export function startStory(world: World, name: string, options: StoryOptions = {}): Order {
  const { order, finished } = begin(world, name, options);
  void finished;
  return order;
}

/** Plays a story to its end. */
export async function runStory(world: World, name: string, options: StoryOptions = {}): Promise<Order> {
  const { order, finished } = begin(world, name, options);
  await finished;
  return order;
}

function begin(world: World, name: string, options: StoryOptions) {
  if (!isStoryName(name)) throw new Error(`No story "${name}"`);
  const story = storyOf(name);
  // A story of the past is told at once; the clock of its order stands where it began.
  const begunAt = story.startedAgo ? new Date(world.now().getTime() - milliseconds(story.startedAgo)) : null;
  const stage = begunAt ? { ...world, now: () => begunAt } : world;
  const order = options.orderGid ? findOrder(world.shop, options.orderGid) : placeStoryOrder(stage, options.customer);
  if (!order) throw new Error(`No order ${options.orderGid}`);
  const sent = sendParcels(stage, order, story.parcels);
  const play: Play = { name, orderGid: order.gid, done: 0, steps: story.steps.length };
  playsOf(world).push(play);

  const tell = (step: Step, happenedAt: Date) => {
    scan(world, order, sent[step.parcel ?? 0], step, happenedAt);
    play.done += 1;
  };
  if (begunAt) tellPast(story, begunAt, tell);
  else if (options.instant) tellAtOnce(story, world.now(), options.since, tell);
  else return { order, finished: tellInTime(world, story, options.speed ?? world.config.speed, tell) };
  return { order, finished: Promise.resolve() };
}

type Tell = (step: Step, happenedAt: Date) => void;

function tellPast(story: Story, begunAt: Date, tell: Tell) {
  let at = begunAt.getTime();
  for (const step of story.steps) tell(step, new Date((at += milliseconds(step.after))));
}

/** Dated a second apart where there is room: webhooks carry whole seconds, and order must stay readable. */
function tellAtOnce(story: Story, now: Date, since: Date | undefined, tell: Tell) {
  const room = since ? Math.max(0, now.getTime() - since.getTime()) : Infinity;
  const gap = Math.min(1_000, room / story.steps.length);
  story.steps.forEach((step, index) => tell(step, new Date(now.getTime() - gap * (story.steps.length - 1 - index))));
}

/** Waits between the steps; each happens when it is told. */
async function tellInTime(world: World, story: Story, speed: number, tell: Tell) {
  for (const step of story.steps) {
    await new Promise<void>((resolve) => timersOf(world).after(milliseconds(step.after) / speed, resolve));
    tell(step, world.now());
  }
}

function scan(world: World, order: Order, fulfillment: Fulfillment | undefined, step: Step, happenedAt: Date) {
  if (!fulfillment || fulfillment.status === "cancelled" || !world.shop.orders.includes(order)) return;
  addFulfillmentEvent(world, fulfillment.gid, {
    status: step.status,
    message: step.message,
    happenedAt,
    ...placeOf(world.shop, order, step.place),
    estimatedDeliveryAt: step.expectedIn ? new Date(happenedAt.getTime() + milliseconds(step.expectedIn)) : undefined,
  });
}
