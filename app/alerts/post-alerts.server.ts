import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { localDay } from "#app/lib/local-day.ts";
import { logger } from "#app/logger.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { POSTED_KINDS, wordsOfAlert } from "./alert.ts";
import { parseAlertRules } from "./alert-rules.ts";
import { postJson, type PostOutcome } from "./post-json.server.ts";
import { recordAlert } from "./record-alert.server.ts";
import { slackMessage } from "./slack-message.ts";
import { ADDRESS_REFUSALS } from "./web-hook-address.ts";

/** What is older is in the digest; a webhook that comes to life again is not flooded with the past. */
const FRESH_MS = 6 * 3_600_000;
const AT_ONCE = 500;

/**
 * Posts what the shop's webhook has not been told yet, as one message. An answer that will not change closes them;
 * one that may is thrown, so that the job tries again.
 * @param lastTry no other one follows: the digest will say that the webhook takes nothing
 * @throws Error when the webhook may take them later
 */
export async function postAlerts(shop: string, lastTry: boolean, now: Date): Promise<void> {
  const row = await requireShop(shop);
  const { webhookUrl } = parseAlertRules(row.sendingRules);
  if (webhookUrl === "") return;
  const alerts = await db.merchantAlert.findMany({
    where: {
      shop,
      postedAt: null,
      kind: { in: POSTED_KINDS },
      happenedAt: { gte: new Date(now.getTime() - FRESH_MS) },
    },
    orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
    take: AT_ONCE,
  });
  const words = alerts.flatMap((alert) => wordsOfAlert(alert) ?? []);
  if (words.length === 0) return;
  const outcome = await postJson(
    webhookUrl,
    slackMessage(row.name, words, (path) => adminAddress(shop, path)),
    rules(),
  );
  logger.info({ shop, alerts: words.length, outcome: outcome.kind }, "alerts posted");
  if (mayChange(outcome) && !lastTry) throw new Error(`The shop's webhook took no alert: ${explain(outcome)}`);
  if (outcome.kind !== "taken") {
    const dedupeKey = `alert_webhook_failed|${localDay(now, row.timeZone)}`;
    await recordAlert(db, shop, { kind: "alert_webhook_failed", dedupeKey, facts: { why: explain(outcome) } });
  }
  await db.merchantAlert.updateMany({
    where: { shop, id: { in: alerts.map(({ id }) => id) } },
    data: { postedAt: now },
  });
}

/**
 * Posts a message that says it is a try, to an address that need not be saved yet.
 * @returns what to tell the merchant
 */
export async function tryWebhook(shop: string, address: string): Promise<{ taken: boolean; sentence: string }> {
  const row = await requireShop(shop);
  const hello = {
    title: "This is a try",
    sentence: "Alerts about failed deliveries, refused accounts and held messages will arrive here.",
    path: "/app/notifications",
  };
  const outcome = await postJson(
    address,
    slackMessage(row.name, [hello], (path) => adminAddress(shop, path)),
    rules(),
  );
  return { taken: outcome.kind === "taken", sentence: explain(outcome) };
}

/** A page of the app inside the merchant's admin. */
export function adminAddress(shop: string, path: string): string {
  return `https://${shop}/admin/apps/${env.SHOPIFY_API_KEY}${path}`;
}

const rules = () => ({ allowLoopback: env.ALERTS_TO_LOOPBACK });

function mayChange(outcome: PostOutcome): boolean {
  if (outcome.kind === "broke_off") return true;
  if (outcome.kind === "not_called") return outcome.why === "no_such_host";
  return outcome.kind === "answered" && (outcome.status === 429 || outcome.status >= 500);
}

function explain(outcome: PostOutcome): string {
  if (outcome.kind === "taken") return "It was taken.";
  if (outcome.kind === "broke_off") return "Nothing answered at this address within five seconds.";
  if (outcome.kind === "answered") {
    const { status } = outcome;
    if (status >= 300 && status < 400) return "The address leads on to another one; enter that one.";
    return `The address answered ${status}.`;
  }
  return outcome.why === "no_such_host" ? "There is no such address." : ADDRESS_REFUSALS[outcome.why];
}
