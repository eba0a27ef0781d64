import { forgetOldAlerts } from "#app/alerts/forget-alerts.server.ts";
import { alertOfParcel } from "#app/alerts/parcel-alert.server.ts";
import { alertOfSilence } from "#app/alerts/silence-alert.server.ts";
import { postAlerts } from "#app/alerts/post-alerts.server.ts";
import { countRecord } from "#app/analytics/estimates/count-record.server.ts";
import { watchWindows } from "#app/analytics/estimates/watch-windows.server.ts";
import { assignSide } from "#app/attribution/assign-side.server.ts";
import { attributeOrder, settleParcel } from "#app/attribution/attribute-order.server.ts";
import { forgetOldClicks } from "#app/attribution/forget-clicks.server.ts";
import { loadCatalog } from "#app/catalog/load-catalog.server.ts";
import { readCollection } from "#app/catalog/read-collection.server.ts";
import { refreshProducts } from "#app/catalog/refresh-products.server.ts";
import { startCatalogSync } from "#app/catalog/start-catalog-sync.server.ts";
import { forgetOldContacts } from "#app/contacts/forget-contacts.server.ts";
import { pass } from "#app/checkpoint.server.ts";
import { db } from "#app/db.server.ts";
import { forgetOldFacts } from "#app/engagement/forget-facts.server.ts";
import { forgetOldTold } from "#app/estimates/ledger/forget-told.server.ts";
import { forgetOldForecasts } from "#app/estimates/forget-forecasts.server.ts";
import { askAllToLearnTimes } from "#app/estimates/learning/ask-all.server.ts";
import { forgetDrafts, forgetOldDrafts } from "#app/estimates/learning/kept-drafts.server.ts";
import { learnPooledInTurn, learnTimesInTurn, replayInTurn } from "#app/estimates/replay/in-turn.server.ts";
import { refreshOpen } from "#app/estimates/refresh-open.server.ts";
import { refreshEstimate } from "#app/estimates/refresh-estimate.server.ts";
import { refreshOrderEstimate } from "#app/estimates/refresh-order-estimate.server.ts";
import { findUnusualSilence } from "#app/estimates/silence/find-unusual.server.ts";
import { learnGaps } from "#app/estimates/silence/learn-gaps.server.ts";
import { lookAtParcels, lookAtSilence } from "#app/estimates/silence/look-at-silence.server.ts";
import { watchParcel } from "#app/estimates/silence/watch-parcel.server.ts";
import { tableForBlocks } from "#app/estimates/table-for-blocks.server.ts";
import { forgetOldCodes } from "#app/exceptions/forget-codes.server.ts";
import { forgetOldWishes } from "#app/exceptions/forget-wishes.server.ts";
import { writeOrder } from "#app/exceptions/write-order.server.ts";
import { forgetOldMessages } from "#app/notifications/forget-messages.server.ts";
import { forgetOldBodies } from "#app/inbox/inbox-item.server.ts";
import { pickUpForgotten } from "#app/inbox/pick-up-forgotten.server.ts";
import { askToLearnTimes } from "#app/jobs/ask-to-learn.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { JobName, JobPayload } from "#app/jobs/jobs.ts";
import { sendDigest, takeDueDigests } from "#app/notifications/digest/send-digest.server.ts";
import { runDispatcher } from "#app/notifications/outbox/dispatcher.server.ts";
import { forgetOldHolds } from "#app/notifications/arbiter/holds.server.ts";
import { forgetOldPace } from "#app/notifications/arbiter/pace.server.ts";
import { planOrderMessages, planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { planSilenceMessages } from "#app/notifications/arbiter/plan-silence.server.ts";
import { failReplay, runReplay } from "#app/notifications/replay/run-replay.server.ts";
import {
  settleOverduePromises,
  settlePromises,
  settlePromisesOf,
} from "#app/notifications/promises/settle-promises.server.ts";
import { sweepStuckMessages } from "#app/notifications/outbox/sweep-stuck.server.ts";
import { learnInTurn } from "#app/recommendations/learn-in-turn.server.ts";
import { refreshPicks } from "#app/recommendations/refresh-picks.server.ts";
import { refreshRecentPicks } from "#app/recommendations/refresh-recent-picks.server.ts";
import { backfillShop } from "#app/shipments/backfill.server.ts";
import { reconcileShop } from "#app/shipments/reconcile.server.ts";
import { informBlocks } from "#app/shops/inform-blocks.server.ts";
import { welcomeShop } from "#app/shops/install-shop.server.ts";
import { findShop, listActiveShops } from "#app/shops/shop.server.ts";
import { sweepCounters } from "#app/tracking-page/counter.server.ts";

import { readWebhook } from "./read-webhook.server.ts";

export interface Run {
  lastTry: boolean;
  /** Aborted as soon as the worker is asked to stop: begin nothing more, finish what has begun. */
  stopping: AbortSignal;
  /** Aborted as soon as the job's time is over: it counts as failed, and another may already be at it. */
  overtime: AbortSignal;
}

type Handlers = { [N in JobName]: (payload: JobPayload<N>, run: Run) => Promise<unknown> };

/** What each job does: look up, then one verb of the domain that works without the queue as well. */
export const handlers: Handlers = {
  "webhook.read": ({ inboxId }, { lastTry }) => readWebhook(inboxId, lastTry),
  "shop.installed": ({ shop }) => ifInstalled(shop, welcomeShop),
  "blocks.inform": ({ shop }) =>
    ifInstalled(shop, async () => informBlocks(shop, await tableForBlocks(shop, new Date()))),
  "blocks.inform-all": () =>
    forEveryShop((shop) => enqueue(db, "blocks.inform", { shop }, { key: `blocks.inform|${shop}` })),
  "order.changed": async ({ shop, orderId, origin }) => {
    // The confirmation names its days.
    await refreshOrderEstimate(shop, orderId, new Date());
    await planOrderMessages(shop, orderId, origin);
    pass("outbox.planned");
    await settlePromises([{ shop, orderId }], new Date());
    // Who sees none is decided before there is anything to see.
    await assignSide(shop, orderId);
    // The past is read before there is anything to learn from: learning refreshes its picks.
    if (origin !== "backfill") await refreshPicks(shop, orderId);
    await attributeOrder(shop, orderId, new Date());
  },
  "shipment.changed": async ({ shop, shipmentId, origin }) => {
    await refreshEstimate(shop, shipmentId);
    const isSilent = await watchParcel(shop, shipmentId, new Date());
    // Of the past there is too much to look at one by one.
    if (isSilent && origin !== "backfill") await lookAtParcels(shop, [shipmentId], new Date());
    await planShipmentMessages(shop, shipmentId, origin);
    pass("outbox.planned");
    await settlePromisesOf(shop, shipmentId, new Date());
    await alertOfParcel(shop, shipmentId, origin, new Date());
    if (origin !== "backfill") await tellSilence(shop, shipmentId);
    await settleParcel(shop, shipmentId, new Date());
  },
  "message.deliver": (_, { stopping }) => runDispatcher(stopping),
  "message.sweep": () => sweepStuckMessages(),
  "promises.settle": () => settleOverduePromises(new Date()),
  "alert.post": ({ shop }, { lastTry }) => ifInstalled(shop, () => postAlerts(shop, lastTry, new Date())),
  "message.replay": ({ shop, replayId }, { lastTry, stopping }) =>
    ifInstalled(shop, () =>
      runReplay(shop, replayId, new Date(), stopping).catch(async (error: unknown) => {
        if (lastTry) await failReplay(shop, replayId);
        throw error;
      }),
    ),
  "digest.due": () => takeDueDigests(new Date()),
  "digest.send": ({ shop, dayAt }) => ifInstalled(shop, () => sendDigest(shop, new Date(dayAt))),
  "silence.look": (_, { stopping, overtime }) => lookAtSilence(new Date(), AbortSignal.any([stopping, overtime])),
  "gaps.learn": ({ shop }, { stopping, overtime }) =>
    ifInstalled(shop, () => learnGaps(shop, new Date(), AbortSignal.any([stopping, overtime]))),
  "gaps.learn-all": () => forEveryShop((shop) => enqueue(db, "gaps.learn", { shop }, { key: `gaps.learn|${shop}` })),
  "delivery.write": ({ shop, orderId }) => ifInstalled(shop, () => writeOrder(shop, orderId)),
  "order.backfill": ({ shop }) =>
    ifInstalled(shop, async () => {
      await backfillShop(shop);
      // Where a shop sends to is known only now: how its products are offered there is asked after.
      await enqueue(db, "catalog.sync", { shop }, { key: `catalog.sync|${shop}` });
      await enqueue(db, "gaps.learn", { shop }, { key: `gaps.learn|${shop}` });
      await forgetDrafts(shop);
      await askToLearnTimes(shop);
    }),
  "order.reconcile": ({ shop }) => ifInstalled(shop, reconcileShop),
  "order.reconcile-all": () =>
    forEveryShop((shop) => enqueue(db, "order.reconcile", { shop }, { key: `reconcile|${shop}` })),
  "catalog.sync": ({ shop, ...wish }) => ifInstalled(shop, () => startCatalogSync(shop, wish)),
  "catalog.sync-all": () =>
    forEveryShop((shop) => enqueue(db, "catalog.sync", { shop }, { key: `catalog.sync|${shop}` })),
  "catalog.load": ({ shop, operationGid }) => ifInstalled(shop, () => loadCatalog(shop, operationGid)),
  "products.refresh": ({ shop }, { stopping }) => ifInstalled(shop, () => refreshProducts(shop, stopping)),
  "collection.read": ({ shop, collectionGid }) => ifInstalled(shop, () => readCollection(shop, collectionGid)),
  "shop.learn": ({ shop }, { stopping, overtime }) =>
    ifInstalled(shop, () => learnInTurn(shop, AbortSignal.any([stopping, overtime]))),
  "picks.refresh": ({ shop, orderId }) =>
    ifInstalled(shop, async () => {
      await assignSide(shop, orderId);
      await refreshPicks(shop, orderId);
    }),
  "picks.refresh-recent": ({ shop }) => ifInstalled(shop, () => refreshRecentPicks(shop, new Date())),
  "estimates.learn": ({ shop }, { stopping, overtime }) =>
    ifInstalled(shop, () => learnTimesInTurn(shop, new Date(), AbortSignal.any([stopping, overtime]))),
  "estimates.replay": ({ shop }, { stopping, overtime }) =>
    ifInstalled(shop, () => replayInTurn(shop, new Date(), AbortSignal.any([stopping, overtime]))),
  "estimates.learn-all": () => askAllToLearnTimes(new Date()),
  "estimates.learn-pooled": (_, { stopping, overtime }) =>
    learnPooledInTurn(new Date(), AbortSignal.any([stopping, overtime])),
  "estimates.refresh": ({ shop, all }, { stopping, overtime }) =>
    ifInstalled(shop, () =>
      refreshOpen(shop, all ? "all" : "new_day", new Date(), AbortSignal.any([stopping, overtime])),
    ),
  "estimates.refresh-open": () =>
    forEveryShop((shop) => enqueue(db, "estimates.refresh", { shop }, { key: `estimates.refresh|${shop}` })),
  "estimates.watch": ({ shop }) =>
    ifInstalled(shop, async () => {
      await watchWindows(shop, new Date());
      await countRecord(shop, new Date());
      await forgetOldForecasts(shop, new Date());
    }),
  "estimates.watch-all": () =>
    forEveryShop((shop) => enqueue(db, "estimates.watch", { shop }, { key: `estimates.watch|${shop}` })),
  "inbox.pick-up": () => pickUpForgotten(new Date()),
  "retention.sweep": async () => {
    await forgetOldBodies(new Date());
    await forgetOldFacts(new Date());
    await sweepCounters(new Date());
    await forgetOldCodes(new Date());
    await forgetOldWishes(new Date());
    await forgetOldContacts(new Date());
    await forgetOldMessages(new Date());
    await forgetOldPace(new Date());
    await forgetOldHolds(new Date());
    await forgetOldAlerts(new Date());
    await forgetOldClicks(new Date());
    await forgetOldTold(new Date());
    await forgetOldDrafts(new Date());
  },
};

/** A parcel that is silent for too long: its shopper and its merchant hear of it. */
async function tellSilence(shop: string, shipmentId: string): Promise<void> {
  const silence = await findUnusualSilence(shop, shipmentId);
  if (!silence) return;
  await planSilenceMessages(shop, silence);
  await alertOfSilence(shop, silence, new Date());
}

/** A shop that has left meanwhile took its tokens along: asking Shopify would fail, again and again. */
async function ifInstalled(shop: string, verb: (shop: string) => Promise<unknown>) {
  const known = await findShop(shop);
  if (known && known.uninstalledAt === null) await verb(shop);
}

async function forEveryShop(verb: (shop: string) => Promise<void>) {
  for (const shop of await listActiveShops()) await verb(shop);
}
