import { sql } from "#app/sql.server.ts";

import { findTerms } from "./find-terms.server.ts";
import { measureLift } from "./lift.ts";
import type { AttributedFigures, FigureRange, PickFigures } from "./pick-figures.ts";
import { recentComparison } from "./recent-comparison.server.ts";

/** Until then most of what is sent back has come back. */
const OPEN_DAYS = 30;

interface Shown {
  shownOrders: number;
  heldOutOrders: number;
  followedOrders: number;
}

interface PartRow {
  kind: string;
  surface: string;
  clicks: number;
  unknownClicks: number;
  orders: number;
  netMinor: number;
}

/**
 * What the merchant's page tells of picks. Only reads.
 * @param now the present, for what may still be sent back
 * @throws Error for an unknown shop
 */
export async function findPickFigures(shop: string, range: FigureRange, now = new Date()): Promise<PickFigures> {
  const terms = await findTerms(shop);
  if (!terms) throw new Error(`No shop ${shop}`);
  const { currency, windowDays } = terms;
  const [shown, attributed, parts, comparison] = await Promise.all([
    readShown(shop, range),
    readAttributed(shop, range, currency, now),
    readParts(shop, range, currency),
    recentComparison(shop, terms, now),
  ]);
  const lift = measureLift(comparison);
  const byKind = sumBy(parts, "kind").map(([kind, sums]) => ({ kind, ...sums }));
  const bySurface = sumBy(parts, "surface").map(([surface, sums]) => ({ surface, ...sums }));
  return { range, currency, windowDays, ...shown, attributed, byKind, bySurface, lift };
}

async function readShown(shop: string, { from, to }: FigureRange): Promise<Shown> {
  const [row] = await sql.$queryRaw<Shown[]>`
    select count(*) filter (where not trial."isHeldOut")::int as "shownOrders",
           count(*) filter (where trial."isHeldOut")::int as "heldOutOrders",
           count(*) filter (where not trial."isHeldOut" and exists (
             select from "PickClick" click
              where click.shop = trial.shop and click."orderId" = trial."orderId" and not click."isMachine")
           )::int as "followedOrders"
      from "PickTrial" trial where trial.shop = ${shop} and trial."dueAt" >= ${from} and trial."dueAt" < ${to}`;
  return row ?? { shownOrders: 0, heldOutOrders: 0, followedOrders: 0 };
}

async function readAttributed(shop: string, { from, to }: FigureRange, currency: string, now: Date) {
  const open = new Date(now.getTime() - OPEN_DAYS * 86_400_000);
  const [row] = await sql.$queryRaw<AttributedFigures[]>`
    select count(*) filter (where currency = ${currency})::int as orders,
           coalesce(sum("grossMinor") filter (where currency = ${currency}), 0)::float8 as "grossMinor",
           coalesce(sum("netMinor") filter (where currency = ${currency}), 0)::float8 as "netMinor",
           coalesce(sum("netMinor") filter (where currency = ${currency} and "placedAt" > ${open}), 0)::float8
             as "openMinor",
           count(*) filter (where currency <> ${currency})::int as "otherCurrencyOrders"
      from "AttributedOrder" where shop = ${shop} and "placedAt" >= ${from} and "placedAt" < ${to}`;
  return row ?? { orders: 0, grossMinor: 0, netMinor: 0, openMinor: 0, otherCurrencyOrders: 0 };
}

function readParts(shop: string, { from, to }: FigureRange, currency: string): Promise<PartRow[]> {
  return sql.$queryRaw<PartRow[]>`
    select kind, surface, sum(clicks)::int as clicks, sum(unknown)::int as "unknownClicks", sum(orders)::int as orders,
           sum(minor)::float8 as "netMinor"
      from (select kind, surface,
                   count(distinct ("orderId", "productGid")) filter (where "orderId" is not null) as clicks,
                   count(*) filter (where "orderId" is null) as unknown, 0 as orders, 0 as minor
              from "PickClick"
             where shop = ${shop} and "clickedAt" >= ${from} and "clickedAt" < ${to} and not "isMachine"
             group by kind, surface
            union all
            select kind, surface, 0, 0, count(*), sum("netMinor")
              from "AttributedOrder"
             where shop = ${shop} and "placedAt" >= ${from} and "placedAt" < ${to} and currency = ${currency}
             group by kind, surface) part
     group by kind, surface`;
}

const NOTHING = { clicks: 0, unknownClicks: 0, orders: 0, netMinor: 0 };

function sumBy(parts: readonly PartRow[], name: "kind" | "surface") {
  const sums = new Map<string, typeof NOTHING>();
  for (const part of parts) {
    const sum = sums.get(part[name]) ?? NOTHING;
    sums.set(part[name], {
      clicks: sum.clicks + part.clicks,
      unknownClicks: sum.unknownClicks + part.unknownClicks,
      orders: sum.orders + part.orders,
      netMinor: sum.netMinor + part.netMinor,
    });
  }
  return [...sums].toSorted(([, one], [, other]) => other.netMinor - one.netMinor || other.clicks - one.clicks);
}
