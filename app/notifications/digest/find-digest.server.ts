import { wordsOfAlert } from "#app/alerts/alert.ts";
import { db } from "#app/db.server.ts";
import { listWaitingRequests } from "#app/exceptions/merchant-view.server.ts";
import { findHolders } from "#app/notifications/log/holders.server.ts";
import { CHANNELS } from "#app/tracking/message-kind.ts";

import type { DigestFacts, Figures } from "./digest.ts";
import type { DigestDay } from "./digest-day.ts";

const MOST = 1_000;
/** What a merchant was not told for so long is no news: a digest that was switched off begins afresh. */
const NEWS_DAYS = 7;

/** What there is to tell, and which alerts are told by it. */
export async function findDigest(
  shop: string,
  shopName: string,
  { startsAt, yesterdayStartsAt }: DigestDay,
): Promise<{ facts: DigestFacts; alertIds: string[] }> {
  const since = new Date(startsAt.getTime() - NEWS_DAYS * 86_400_000);
  const [requests, holders, rows, yesterday] = await Promise.all([
    listWaitingRequests(shop, MOST),
    findHolders(shop),
    db.merchantAlert.findMany({
      where: { shop, digestedAt: null, happenedAt: { gte: since } },
      orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
      take: MOST,
    }),
    countMessages(shop, yesterdayStartsAt, startsAt),
  ]);
  const held = holders.heldAt && (await db.message.count({ where: { shop, state: "pending", priority: { gt: 0 } } }));
  const facts: DigestFacts = {
    ...{ shopName, requests, held, yesterday },
    refused: CHANNELS.filter((channel) => holders.broken[channel]?.own && holders.broken[channel].trouble !== null),
    alerts: rows.flatMap((row) => wordsOfAlert(row) ?? []),
  };
  return { facts, alertIds: rows.map(({ id }) => id) };
}

async function countMessages(shop: string, from: Date, to: Date): Promise<Figures> {
  const [row] = await db.$queryRaw<Figures[]>`
    select (count(*) filter (where "acceptedAt" is not null))::int as sent,
           (count(*) filter (where "openedAt" is not null))::int as opened,
           (count(*) filter (where state in ('failed', 'dead', 'bounced')))::int as failed,
           (count(*) filter (where state in ('skipped', 'superseded', 'expired', 'suppressed')
                               and reason is distinct from 'rule_off'))::int as "notSent",
           coalesce(sum(segments) filter (where "acceptedAt" is not null), 0)::int as segments
      from "Message" where shop = ${shop} and "createdAt" >= ${from} and "createdAt" < ${to}`;
  return row ?? { sent: 0, opened: 0, failed: 0, notSent: 0, segments: 0 };
}
