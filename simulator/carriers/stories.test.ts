import { afterEach, describe, expect, it, vi } from "vitest";

import { smallWorld } from "../providers/test-world.ts";
import { stopTimers } from "../providers/timers.ts";
import { placeOrder } from "../shopify/place-order.ts";
import { CARRIERS, newParcel } from "./lanes.ts";
import { playsOf, runStory, startStory } from "./play-story.ts";
import { milliseconds, STORIES, storyOf, type StoryName } from "./stories.ts";
import { placeStoryOrder } from "./story-order.ts";
import { testShop } from "./test-shop.ts";

const NAMES = Object.keys(STORIES) as StoryName[];

function newWorld() {
  return smallWorld("http://127.0.0.1:1", testShop());
}

const eventsOf = (order: { fulfillments: { events: { status: string; happenedAt: Date }[] }[] }) =>
  order.fulfillments.flatMap((fulfillment) => fulfillment.events);

afterEach(() => {
  vi.useRealTimers();
});

describe.each(NAMES)("the story %s at once", (name) => {
  it("tells every step, in order, none of it in the future", async () => {
    const world = newWorld();
    const order = await runStory(world, name, { instant: true });
    const events = world.told.filter(({ topic }) => topic === "fulfillment_events/create");
    expect(events).toHaveLength(storyOf(name).steps.length);
    expect(world.told[0]?.topic).toBe("orders/create");
    expect(order.fulfillments).toHaveLength(storyOf(name).parcels);
    for (const { events: scans } of order.fulfillments) {
      const times = scans.map((scan) => scan.happenedAt.getTime());
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(new Set(times.map((time) => Math.floor(time / 1_000))).size).toBe(times.length);
      expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
    }
    expect(playsOf(world)).toMatchObject([{ name, done: storyOf(name).steps.length }]);
  });
});

describe("a story", () => {
  it("is dated no earlier than the moment it is told to respect", async () => {
    const since = new Date(Date.now() - 2_000);
    const order = await runStory(newWorld(), "smooth", { instant: true, since });
    const times = eventsOf(order).map((event) => event.happenedAt.getTime());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(since.getTime());
    expect(new Set(times).size).toBe(times.length);
  });

  it("takes its time otherwise: simulated hours by the speed of the world", () => {
    vi.useFakeTimers();
    const world = newWorld();
    world.config.speed = 3_600;
    const order = startStory(world, "smooth");
    const [first, second] = storyOf("smooth").steps.map((step) => milliseconds(step.after) / 3_600);
    expect(eventsOf(order)).toEqual([]);
    return (async () => {
      await vi.advanceTimersByTimeAsync(first ?? 0);
      expect(eventsOf(order).map((event) => event.status)).toEqual(["label_printed"]);
      await vi.advanceTimersByTimeAsync(second ?? 0);
      expect(eventsOf(order)).toHaveLength(2);
      stopTimers(world);
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(eventsOf(order)).toHaveLength(2);
    })();
  });

  it("can be played with an order that was placed before", async () => {
    const world = newWorld();
    const placed = placeStoryOrder(world);
    const order = await runStory(world, "smooth", { instant: true, orderGid: placed.gid });
    expect(order).toBe(placed);
    expect(world.shop.orders).toHaveLength(1);
  });

  it("of two parcels sends one when there is but one thing to send", async () => {
    const world = newWorld();
    const [customer] = world.shop.customers;
    if (!customer) throw new Error("The test shop has customers");
    const order = placeOrder(world, {
      customer,
      lines: [{ variantGid: "gid://shopify/ProductVariant/1", quantity: 1 }],
    });
    await runStory(world, "two_parcels", { instant: true, orderGid: order.gid });
    expect(order.fulfillments).toHaveLength(1);
    expect(eventsOf(order).at(-1)?.status).toBe("delivered");
  });

  it("of silence lies in the past, and its order too", async () => {
    const order = await runStory(newWorld(), "silent");
    const last = eventsOf(order).at(-1)?.happenedAt.getTime() ?? 0;
    expect(order.createdAt.getTime()).toBeLessThan(Date.now() - 5 * 86_400_000);
    expect(last).toBeLessThan(Date.now() - 4 * 86_400_000);
  });

  it("ends quietly when its order is deleted on the way", async () => {
    const world = newWorld();
    world.config.speed = 1e9;
    const played = runStory(world, "smooth");
    world.shop.orders.pop();
    expect(eventsOf(await played)).toEqual([]);
  });

  it("must exist", () => {
    expect(() => startStory(newWorld(), "constructor")).toThrow('No story "constructor"');
  });
});

it("gives every carrier believable numbers, never twice the same", () => {
  for (const carrier of CARRIERS) {
    const numbers = new Set(Array.from({ length: 50 }, () => newParcel(carrier).number));
    expect(numbers.size).toBe(50);
    expect([...numbers].every((number) => /^[0-9A-Z]{10,24}$/.test(number))).toBe(true);
  }
});
