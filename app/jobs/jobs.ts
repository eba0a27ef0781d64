import { z } from "zod";

const shop = z.string();
const id = z.uuid();
/** Payload of timed jobs: nothing of their own. */
const timer = z.object({});

/** Where a change came from. Only `webhook` and `reconcile` may lead to messages. */
export const origin = z.enum(["webhook", "reconcile", "backfill"]);
export type Origin = z.infer<typeof origin>;

/**
 * Every job of the app: name → payload, attempts, time limit. Payloads carry ids, never personal data.
 * `worker/handlers.server.ts` holds the other half; the compiler checks that none is missing.
 */
export const jobs = {
  /** Give a stored webhook its meaning. */
  "webhook.read": job(z.object({ inboxId: z.string() }), { maxAttempts: 8, timeoutMs: 30_000 }),
  /** A shop was installed: read its facts, then start backfill and catalog sync. */
  "shop.installed": job(z.object({ shop }), { maxAttempts: 10, timeoutMs: 60_000 }),
  /** The shop's rules changed: tell the blocks in its theme. */
  "blocks.inform": job(z.object({ shop }), { maxAttempts: 10, timeoutMs: 60_000 }),
  /** Every night once more: heals what was lost, and shops that were there before the blocks. */
  "blocks.inform-all": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  /** An order is new or changed: plan its messages, refresh its picks. */
  "order.changed": job(z.object({ shop, orderId: id, origin }), { maxAttempts: 8, timeoutMs: 30_000 }),
  /** A parcel's derived state changed: refresh its estimate, plan its messages. */
  "shipment.changed": job(z.object({ shop, shipmentId: id, origin }), { maxAttempts: 8, timeoutMs: 30_000 }),
  /** Wakes the dispatcher, which claims due messages itself. */
  "message.deliver": job(z.object({}), { maxAttempts: 3, timeoutMs: 120_000 }),
  /** Calls that broke off: their messages become `unknown`. */
  "message.sweep": job(timer, { maxAttempts: 1, timeoutMs: 60_000 }),
  /** Windows that were told and have passed: were they kept? */
  "promises.settle": job(timer, { maxAttempts: 3, timeoutMs: 300_000 }),
  /** Tell the merchant's own webhook what it has not been told yet. */
  "alert.post": job(z.object({ shop }), { maxAttempts: 8, timeoutMs: 30_000 }),
  /** Run a draft of rules over the past; nothing of it is sent. */
  "message.replay": job(z.object({ shop, replayId: id }), { maxAttempts: 3, timeoutMs: 3_600_000, long: true }),
  /** Every hour: which shops' digests are due? */
  "digest.due": job(timer, { maxAttempts: 3, timeoutMs: 120_000 }),
  /** A shop's digest of a day, if there is something to say. */
  "digest.send": job(z.object({ shop, dayAt: z.iso.datetime() }), { maxAttempts: 6, timeoutMs: 60_000 }),
  /** Every ten minutes: which parcels have been silent for noticeably long? */
  "silence.look": job(timer, { maxAttempts: 3, timeoutMs: 300_000 }),
  /** Learn anew how long a shop's parcels are silent. */
  "gaps.learn": job(z.object({ shop }), { maxAttempts: 3, timeoutMs: 600_000, long: true }),
  "gaps.learn-all": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  /** Write what a shopper asked for onto the order in Shopify, if the shop allows it. */
  "delivery.write": job(z.object({ shop, orderId: id }), { maxAttempts: 8, timeoutMs: 120_000 }),
  "order.backfill": job(z.object({ shop }), { maxAttempts: 10, timeoutMs: 3_600_000, long: true }),
  "order.reconcile": job(z.object({ shop }), { maxAttempts: 3, timeoutMs: 600_000 }),
  "order.reconcile-all": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  "catalog.sync": job(z.object({ shop, whole: z.boolean().optional(), plain: z.boolean().optional() }), {
    maxAttempts: 10,
    timeoutMs: 3_600_000,
    long: true,
  }),
  "catalog.sync-all": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  /** A bulk operation has finished: fetch its result. */
  "catalog.load": job(z.object({ shop, operationGid: z.string() }), {
    maxAttempts: 10,
    timeoutMs: 3_600_000,
    long: true,
  }),
  /** Products changed in ways their webhooks do not tell: they are read again, many at once. */
  "products.refresh": job(z.object({ shop }), { maxAttempts: 5, timeoutMs: 120_000 }),
  /** A collection changed: which products are in it is read again. */
  "collection.read": job(z.object({ shop, collectionGid: z.string() }), { maxAttempts: 5, timeoutMs: 300_000 }),
  /** Learn anew from all of a shop's past orders what goes with what; the picks of recent ones follow. */
  "shop.learn": job(z.object({ shop }), { maxAttempts: 3, timeoutMs: 600_000, long: true }),
  "picks.refresh": job(z.object({ shop, orderId: id }), { maxAttempts: 5, timeoutMs: 30_000 }),
  /** The merchant's rules for picks changed: those of recent orders are made anew. */
  "picks.refresh-recent": job(z.object({ shop }), { maxAttempts: 5, timeoutMs: 120_000 }),
  /** Learn anew how long a shop's parcels take. */
  "estimates.learn": job(z.object({ shop }), { maxAttempts: 3, timeoutMs: 900_000, long: true }),
  /** What would have been said of the parcels that came before the shop was installed. */
  "estimates.replay": job(z.object({ shop }), { maxAttempts: 3, timeoutMs: 1_800_000, long: true }),
  /** Every night: shops of which parcels have come since they were learned from; on Sundays the pool before them. */
  "estimates.learn-all": job(timer, { maxAttempts: 3, timeoutMs: 120_000 }),
  /** Every week: what all shops' parcels teach about the ways between places. */
  "estimates.learn-pooled": job(timer, { maxAttempts: 3, timeoutMs: 1_800_000, long: true }),
  /** A day has begun somewhere, or rules or what was learned are new (`all`): days of what is under way may be others. */
  "estimates.refresh": job(z.object({ shop, all: z.boolean().optional() }), { maxAttempts: 3, timeoutMs: 600_000 }),
  "estimates.refresh-open": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  /** Do the delivery dates that were told still hold? */
  "estimates.watch": job(z.object({ shop }), { maxAttempts: 3, timeoutMs: 120_000 }),
  "estimates.watch-all": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  /** Stored webhooks that are nobody's job any more are read after all. */
  "inbox.pick-up": job(timer, { maxAttempts: 3, timeoutMs: 60_000 }),
  /** Forget what has been kept long enough. */
  "retention.sweep": job(timer, { maxAttempts: 3, timeoutMs: 300_000 }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]["payload"]>;

/** Whether a job may take so long that what shoppers wait for must not stand behind it. */
export function isLong(name: JobName): boolean {
  return jobs[name].long;
}

interface Limits {
  maxAttempts: number;
  timeoutMs: number;
  /** It never has more than its own share of the worker's slots. */
  long?: boolean;
}

function job<T extends z.ZodType>(payload: T, limits: Limits) {
  return { payload, long: false, ...limits };
}
