import { randomUUID } from "node:crypto";

import { parseAlertRules } from "#app/alerts/alert-rules.ts";
import { adminAddress } from "#app/alerts/post-alerts.server.ts";
import { db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { logger } from "#app/logger.server.ts";
import { accountName } from "#app/providers/account.ts";
import { accountProviders } from "#app/providers/clients.server.ts";
import { whyClosed } from "#app/providers/health.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { brandOf } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { writeDigest } from "./digest.ts";
import { digestDay } from "./digest-day.ts";
import { digestEmail, digestText } from "./digest-email.ts";
import { findDigest } from "./find-digest.server.ts";

/** Shops whose hour has come are taken once a day: whoever moves this cursor sends. */
const CURSOR = "digest";

/**
 * Takes every shop whose hour has come and which has not been taken today, and asks for its digest.
 * @returns how many were taken
 */
export async function takeDueDigests(now: Date): Promise<number> {
  const shops = await db.shop.findMany({
    where: { uninstalledAt: null },
    select: { domain: true, timeZone: true, sendingRules: true, contactEmail: true },
  });
  let taken = 0;
  for (const { domain, timeZone, sendingRules, contactEmail } of shops) {
    const { digestHour, digestTo } = parseAlertRules(sendingRules);
    const { hour, startsAt } = digestDay(now, timeZone);
    if (hour < digestHour || !(digestTo ?? contactEmail)) continue;
    if (await takeDay(domain, startsAt)) taken += 1;
  }
  return taken;
}

/** The day is taken and the job asked for together, or neither. */
function takeDay(shop: string, startsAt: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const taken = await tx.$executeRaw`
      insert into "SyncCursor" (shop, name, "cursorAt", "updatedAt") values (${shop}, ${CURSOR}, ${startsAt}, now())
      on conflict (shop, name) do update set "cursorAt" = excluded."cursorAt", "updatedAt" = now()
       where "SyncCursor"."cursorAt" < excluded."cursorAt"`;
    if (taken > 0) await enqueue(tx, "digest.send", { shop, dayAt: startsAt.toISOString() });
    return taken > 0;
  });
}

/**
 * Sends a shop's digest of a day, if there is something to say. A call that broke off is not repeated: what was
 * alarmed is told again tomorrow rather than twice today.
 * @param dayAt an instant of the day, as it was taken
 * @throws Error when the provider may take it later
 */
export async function sendDigest(shop: string, dayAt: Date, providers: Providers = accountProviders): Promise<void> {
  const row = await requireShop(shop);
  const to = parseAlertRules(row.sendingRules).digestTo ?? row.contactEmail;
  if (!to) return;
  const day = digestDay(dayAt, row.timeZone);
  const { facts, alertIds } = await findDigest(shop, row.name, day);
  const copy = writeDigest(facts);
  if (!copy) return;
  const closed = await whyClosed(accountName(null, "email"));
  if (closed) throw new Error(`The digest waits: ${closed}`);
  if (!(await beginSending(shop, day.startsAt))) return;
  const view = {
    ...{ shopName: row.name, accentColor: brandOf(row).accentColor },
    day: formatDay(day.startsAt, row.timeZone),
    href: (path: string) => adminAddress(shop, path),
  };
  const outcome = await providers.email(
    {
      ...{ channel: "email", messageId: randomUUID(), to, fromName: "Afterglow", replyTo: null },
      ...{ subject: copy.subject, html: digestEmail(copy, view), text: digestText(copy, view), unsubscribeUrl: null },
    },
    { name: accountName(null, "email"), savedAt: null },
  );
  logger.info({ shop, outcome: outcome.kind, alerts: alertIds.length }, "digest sent");
  if (outcome.kind === "retry") {
    await db.syncCursor.deleteMany({ where: { shop, name: SENT } });
    throw new Error(`The digest was not taken: ${outcome.reason}`);
  }
  if (outcome.kind !== "accepted") return;
  await db.merchantAlert.updateMany({ where: { shop, id: { in: alertIds } }, data: { digestedAt: new Date() } });
}

/** The intent is on record before the call: a job that runs again after a crash sends nothing. */
const SENT = "digest.sent";

async function beginSending(shop: string, startsAt: Date): Promise<boolean> {
  const begun = await db.$executeRaw`
    insert into "SyncCursor" (shop, name, "cursorAt", "updatedAt") values (${shop}, ${SENT}, ${startsAt}, now())
    on conflict (shop, name) do update set "cursorAt" = excluded."cursorAt", "updatedAt" = now()
     where "SyncCursor"."cursorAt" < excluded."cursorAt"`;
  return begun > 0;
}

function formatDay(startsAt: Date, timeZone: string): string {
  // Noon, so that a zone nobody knows cannot move the day.
  const noon = new Date(startsAt.getTime() + 12 * 3_600_000);
  const format = { weekday: "short", month: "short", day: "numeric" } as const;
  try {
    return noon.toLocaleDateString("en-US", { ...format, timeZone });
  } catch {
    return noon.toLocaleDateString("en-US", { ...format, timeZone: "UTC" });
  }
}
