import { db } from "#app/db.server.ts";
import { localDay } from "#app/lib/local-day.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { dueCondition, isOpen } from "./due-shipments.server.ts";

export interface HomeFigures {
  /** Parcels on their way, trouble included. */
  underway: number;
  /** On the van, or expected today at the latest. */
  arrivingToday: number;
  /** Under way although the last expected day has passed. */
  overdue: number;
  inTrouble: number;
  /** In the last seven days. */
  delivered: number;
  /** Half of the parcels delivered in the last 30 days took at most so many days from the order; null when none was. */
  medianDays: number | null;
  messages: MessageFigures;
  /** Tracking-page views in the last seven days. */
  pageViews: number;
  pickClicks: number;
}

/** Messages planned in the last seven days, by how they fared. */
export interface MessageFigures {
  sent: number;
  waiting: number;
  failed: number;
  /** Decided not to send: switched off, too old, unsubscribed… */
  withheld: number;
}

const DAY = 86_400_000;

/** The live figures of the home page. Days are days of the shop's time zone. */
export async function homeFigures(shop: string, now: Date): Promise<HomeFigures> {
  const { timeZone } = await requireShop(shop);
  const weekAgo = new Date(now.getTime() - 7 * DAY);
  const [parcels, messages, facts] = await Promise.all([
    countParcels(shop, localDay(now, timeZone), now),
    countMessages(shop, weekAgo),
    countFacts(shop, weekAgo),
  ]);
  return { ...parcels, messages, ...facts };
}

type ParcelFigures = Omit<HomeFigures, "messages" | "pageViews" | "pickClicks">;

async function countParcels(shop: string, today: string, now: Date): Promise<ParcelFigures> {
  const weekAgo = new Date(now.getTime() - 7 * DAY);
  const monthAgo = new Date(now.getTime() - 30 * DAY);
  // Two index scans: what is still open, and what was delivered lately. The history stays untouched.
  const open = db.$queryRaw<Record<"underway" | "arrivingToday" | "overdue" | "inTrouble", number>[]>`
    select count(*)::int as underway,
           (count(*) filter (where ${dueCondition("today", today)}))::int as "arrivingToday",
           (count(*) filter (where ${dueCondition("overdue", today)}))::int as overdue,
           (count(*) filter (where s.status in ('delayed', 'delivery_attempted', 'exception', 'returning')))::int as "inTrouble"
      from "Shipment" s
      left join "Estimate" e on e."shipmentId" = s.id
     where s.shop = ${shop} and ${isOpen}`;
  const closed = db.$queryRaw<{ delivered: number; medianDays: number | null }[]>`
    select (count(*) filter (where s."statusAt" >= ${weekAgo}))::int as delivered,
           percentile_cont(0.5) within group (
             order by extract(epoch from s."deliveredAt" - o."placedAt")
           )::float / 86400 as "medianDays"
      from "Shipment" s
      join "Order" o on o.id = s."orderId"
     where s.shop = ${shop} and s."removedAt" is null and s.status = 'delivered' and s."statusAt" >= ${monthAgo}`;
  const [[openCounts], [closedCounts]] = await Promise.all([open, closed]);
  if (!openCounts || !closedCounts) throw new Error("An aggregate always has one row");
  return { ...openCounts, ...closedCounts };
}

async function countMessages(shop: string, since: Date): Promise<MessageFigures> {
  const rows = await db.$queryRaw<{ fate: keyof MessageFigures; count: number }[]>`
    select case
             when state in ('accepted', 'delivered') then 'sent'
             when state in ('pending', 'sending') then 'waiting'
             when state in ('bounced', 'failed', 'unknown', 'dead') then 'failed'
             else 'withheld'
           end as fate,
           count(*)::int as count
      from "Message"
     where shop = ${shop} and "createdAt" >= ${since}
     group by 1`;
  const counts: MessageFigures = { sent: 0, waiting: 0, failed: 0, withheld: 0 };
  for (const { fate, count } of rows) counts[fate] = count;
  return counts;
}

async function countFacts(shop: string, since: Date): Promise<{ pageViews: number; pickClicks: number }> {
  const rows = await db.fact.groupBy({
    by: ["kind"],
    where: { shop, kind: { in: ["page_view", "pick_click"] }, happenedAt: { gte: since } },
    _count: true,
  });
  const countOf = (kind: string) => rows.find((row) => row.kind === kind)?._count ?? 0;
  return { pageViews: countOf("page_view"), pickClicks: countOf("pick_click") };
}
