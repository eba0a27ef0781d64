import { isDeepStrictEqual } from "node:util";

import type { Shop } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { completeRules, type Rule } from "#app/notifications/arbiter/rule.ts";
import { listRules } from "#app/notifications/arbiter/rules.server.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { shopOf } from "#app/notifications/content/view-of-facts.ts";
import type { Slots } from "#app/notifications/content/templates/template-slots.ts";
import { listTemplates } from "#app/notifications/content/templates/templates.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { brandOf } from "#app/shops/brand.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import type { OrderPast } from "./past.ts";
import { countPast, readPast } from "./read-past.server.ts";
import { overlay, type ReplayDraft, replayDraftSchema, type TemplateDraft } from "./replay-draft.ts";
import type { ReplayResult } from "./replay-result.ts";
import { type Ruleset, simulateOrder } from "./simulate-order.ts";
import { Tally } from "./tally.ts";
import { type Wording, wordingKey, wordMessages } from "./word-messages.ts";

const REPLAY_DAYS = 90;
/** Orders of one turn: between two turns the process answers others. */
const TURN = 50;

/**
 * Runs a stored draft and today's rules over the shop's last 90 days, and stores how they differ. It reads orders and
 * events, and writes to its own row only: nothing is planned and nothing is sent.
 * @throws Error when it was interrupted and should begin again
 */
export async function runReplay(shop: string, id: string, now: Date, stopping?: AbortSignal): Promise<void> {
  const replay = await db.replay.findFirst({ where: { shop, id, state: "running" } });
  if (!replay) return;
  const draft = replayDraftSchema.safeParse(replay.draft);
  if (!draft.success) return failReplay(shop, id, "The draft cannot be read by this version of the app.");
  const row = await requireShop(shop);
  const since = new Date(now.getTime() - REPLAY_DAYS * 86_400_000);
  const worlds = await worldsOf(row, draft.data, since, now);
  const startedAt = performance.now();
  const tally = new Tally();
  await db.replay.updateMany({ where: { shop, id }, data: { done: 0, total: await countPast(shop, since) } });
  const isWorded = worlds.draft.wording.templates.size > 0;
  for await (const page of readPast(shop, since, isWorded ? await openVault(shop) : null)) {
    if (stopping?.aborted) throw new Error("The replay was interrupted by a stop");
    await addPage(tally, page, worlds);
    const { count } = await db.replay.updateMany({
      where: { shop, id, state: "running" },
      data: { done: { increment: page.length } },
    });
    if (count === 0) return; // cancelled, or the shop was erased
  }
  const seconds = Math.round(performance.now() - startedAt) / 1_000;
  const { segmentPriceMinor } = worlds.draft.ruleset.sending;
  const cost = segmentPriceMinor === null ? TABLE : { basis: "merchant" as const, currency: row.currency };
  const span = { from: since.toISOString(), until: now.toISOString() };
  const result: ReplayResult = { ...span, ...tally.close(), cost, seconds };
  await db.replay.updateMany({
    where: { shop, id, state: "running" },
    data: { state: "done", result, finishedAt: new Date() },
  });
  logger.info({ shop, orders: result.orders, differing: result.differing, seconds }, "replay done");
}

/** Rules and words of one of the two worlds. */
interface Side {
  ruleset: Ruleset;
  wording: Wording;
}

interface Worlds {
  today: Side;
  draft: Side;
}

async function addPage(tally: Tally, page: OrderPast[], { today, draft }: Worlds): Promise<void> {
  const isSameRules = isDeepStrictEqual(today.ruleset, draft.ruleset);
  for (const [place, order] of page.entries()) {
    const told = simulateOrder(order, today.ruleset);
    const drafted = isSameRules ? told : simulateOrder(order, draft.ruleset);
    tally.add(order, wordMessages(order, told, today.wording), wordMessages(order, drafted, draft.wording));
    if (place % TURN === TURN - 1) await new Promise((next) => setImmediate(next));
  }
}

async function worldsOf(row: Shop, draft: ReplayDraft, from: Date, until: Date): Promise<Worlds> {
  // As if they had always been on.
  const [rules, templates] = await Promise.all([listRules(row.domain).then(completeRules), listTemplates(row.domain)]);
  const sending = parseSendingRules(row.sendingRules);
  const ruleset = { shop: row.domain, timeZone: row.timeZone, rules, sending, from, until };
  const drafted = overlay(sending, draft.sending ?? {});
  const wording = {
    shop: shopOf(row, brandOf(row)),
    ...{ primaryLocale: row.primaryLocale, timeZone: row.timeZone },
    trackingUrl: trackingUrl(row, "x".repeat(TOKEN_LENGTH)),
    // One price for both worlds: what differs is what is told.
    segmentPriceMinor: drafted.segmentPriceMinor,
    templates: byKey(templates),
  };
  return {
    today: { ruleset, wording: { ...wording, texted: new Set<string>() } },
    draft: {
      ruleset: { ...ruleset, rules: changed(rules, draft.rules ?? []), sending: drafted },
      wording: {
        ...wording,
        texted: new Set<string>(),
        templates: new Map([...byKey(templates), ...byKey(draft.templates ?? [])]),
      },
    },
  };
}

function byKey(templates: readonly TemplateDraft[]): Map<string, Slots> {
  return new Map(templates.map(({ kind, channel, locale, slots }) => [wordingKey(kind, channel, locale), slots]));
}

/** 144 random bits in base64url, as in every message's link. */
const TOKEN_LENGTH = 24;

function changed(rules: readonly Rule[], changes: readonly Rule[]): Rule[] {
  const isSame = (one: Rule, other: Rule) => one.kind === other.kind && one.channel === other.channel;
  return completeRules(rules.map((rule) => changes.findLast((change) => isSame(change, rule)) ?? rule));
}

/** Our own prices are in US cents. */
const TABLE = { basis: "table", currency: "USD" } as const;

/** Closes a run that cannot be finished; the merchant may start another one. */
export async function failReplay(shop: string, id: string, error = "It broke off too often."): Promise<void> {
  const data = { state: "failed", error, finishedAt: new Date() };
  await db.replay.updateMany({ where: { shop, id, state: "running" }, data });
}
