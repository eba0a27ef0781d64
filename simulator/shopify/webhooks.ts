import { randomUUID } from "node:crypto";

import type { WebhookLog, World } from "../world.ts";
import type { Subscriptions } from "./app-toml.ts";
import { toJson } from "./json.ts";
import { redact } from "./redact.ts";
import { attempt } from "./webhook-attempt.ts";

/** Shopify tries eight times more, over four hours. Seconds to wait before each. */
const RETRY_AFTER = [60, 180, 420, 900, 1_800, 2_700, 3_600, 4_740];

/** Stories may run a thousand times faster than life; an app that restarts still needs its retries. */
const FASTEST_RETRY = 60;

/** How long a group that is to be delivered out of order is held back, in milliseconds. */
const HOLD_MS = 400;

/**
 * The door to the app. Sends what the app subscribed to, from its install on, at least once, in no promised order.
 * Retries carry the original bytes; their waits shrink with the world's speed.
 */
export function createSender(world: Omit<World, "emit">, subscriptions: Subscriptions) {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  const held: WebhookLog[] = [];
  let eventId: string | null = null;
  let stopped = false;

  function later(ms: number, run: () => void): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  /** All webhooks of one turn of the event loop come from one action of the merchant. */
  function currentEvent(): string {
    if (eventId === null) {
      eventId = randomUUID();
      setImmediate(() => (eventId = null));
    }
    return eventId;
  }

  function emit(topic: string, body: unknown): void {
    const uri = subscriptions.uriOf(topic);
    if (!uri || (!world.shop.installedAt && !subscriptions.compliance.has(topic))) return;
    const content: unknown = typeof body === "function" ? (body as () => unknown)() : body;
    const log: WebhookLog = {
      webhookId: randomUUID(),
      eventId: currentEvent(),
      topic,
      triggeredAt: world.now(),
      body: toJson(world.faults.redacted ? redact(content) : content),
      state: "waiting",
      attempts: [],
    };
    world.webhooks.push(log);
    if (world.faults.silent) return void (log.state = "skipped");
    if (world.faults.reorder > 1) hold(log);
    else later(0, () => send(log));
  }

  function hold(log: WebhookLog): void {
    held.push(log);
    if (held.length >= world.faults.reorder) release();
    else later(HOLD_MS, release);
  }

  function release(): void {
    held
      .splice(0)
      .reverse()
      .forEach((log, index) => later(index * 20, () => send(log)));
  }

  function send(log: WebhookLog): void {
    for (let copy = 0; copy < Math.max(1, world.faults.copies); copy++) deliver(log);
  }

  function deliver(log: WebhookLog): void {
    const url = world.config.appUrl + (subscriptions.uriOf(log.topic) ?? "");
    const delivery = attempt(world, url, log).then((ok) => {
      if (ok) log.state = "delivered";
      else retry(log);
    });
    underWay.add(delivery);
    void delivery.finally(() => underWay.delete(delivery));
  }

  function retry(log: WebhookLog): void {
    const wait = RETRY_AFTER[log.attempts.length - 1];
    const { retryEveryMs } = world.faults;
    if (retryEveryMs !== null) later(retryEveryMs, () => deliver(log));
    else if (wait === undefined) log.state = "failed";
    else later((wait * 1000) / Math.min(world.config.speed, FASTEST_RETRY), () => deliver(log));
  }

  /** Drops what waits and lets what is under way finish. */
  async function stop(): Promise<void> {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    await Promise.allSettled(underWay);
  }

  return { emit, stop };
}
