import { Prisma } from "@prisma/client";

import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { jsonList } from "#app/lib/sql-json.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import { findTerms } from "./find-terms.server.ts";
import { KEPT } from "./kept-lines.ts";
import { type Attribution, attribute, type Touch } from "./last-touch.ts";
import { type ReckonedOrder, type Worth, worthOf } from "./worth.ts";

interface Asked {
  shop: string;
  orderId: string;
  now: Date;
}

type TouchRow = Omit<Touch, "clickedAt"> & { clickedAt: string };

interface OrderRow extends ReckonedOrder {
  placedAt: Date;
  currency: string;
  /** Of an order that is attributed already. */
  followed: string[] | null;
  touches: TouchRow[];
}

const LINES = jsonList(`
  select line."productGid", line."priceMinor"::float8 as "priceMinor", line.quantity, ${KEPT} as kept
    from "OrderLine" line where line."orderId" = bought.id`);

const TOUCHES = jsonList(`
  select click.id as "clickId", click."orderId" as "fromOrderId", click."productGid", click.kind, click.surface,
         click."clickedAt"
    from "PickTrial" own
    join "PickTrial" trial on trial.shop = own.shop and trial."personIndex" = own."personIndex"
    join "PickClick" click on click.shop = trial.shop and click."orderId" = trial."orderId"
   where own."orderId" = bought.id and not click."isMachine" and click."clickedAt" < bought."placedAt" + interval '1 second'`);

const ORDER = Prisma.raw(`
  select bought."placedAt", bought.currency, bought."totalMinor"::float8 as "totalMinor",
         bought."subtotalMinor"::float8 as "subtotalMinor",
         bought."refundedMinor"::float8 as "refundedMinor", bought."cancelledAt" is not null as "isCancelled",
         ${LINES} as lines, attributed."productGids" as followed,
         case when attributed."orderId" is null then ${TOUCHES} else '[]' end as touches
    from "Order" bought left join "AttributedOrder" attributed on attributed."orderId" = bought.id`);

async function read(tx: Sql, { shop, orderId }: Asked): Promise<OrderRow | undefined> {
  const [order] = await tx.$queryRaw<OrderRow[]>(
    Prisma.sql`${ORDER} where bought.shop = ${shop} and bought.id = ${orderId}::uuid`,
  );
  return order;
}

/**
 * Asks whether an order is the doing of picks, and settles one that is: what has been refunded, cancelled or sent back
 * since is taken back. Whose doing it is, is decided once, with the shop's window of that moment. Doing it again changes
 * nothing.
 */
export async function attributeOrder(shop: string, orderId: string, now: Date): Promise<void> {
  const asked = { shop, orderId, now };
  const known = await read(sql, asked);
  if (!known || (known.followed === null && known.touches.length === 0)) return;
  const terms = known.followed === null ? await findTerms(shop) : null;
  await sqlTransaction(async (tx) => {
    // Who has read before a refund must not write after who has read it.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`attribute|${orderId}`}))`;
    const order = await read(tx, asked);
    if (order?.followed) await settle(tx, asked, worthOf(order, new Set(order.followed)));
    else if (order && terms) await decide(tx, asked, order, terms.windowDays);
  });
}

async function decide(tx: Sql, asked: Asked, order: OrderRow, windowDays: number): Promise<void> {
  const productGids = new Set(order.lines.flatMap(({ productGid }) => productGid ?? []));
  const touches = order.touches.map((touch) => ({ ...touch, clickedAt: new Date(touch.clickedAt) }));
  const found = attribute({ placedAt: order.placedAt, productGids }, touches, windowDays);
  if (found) await write(tx, { ...asked, order, windowDays }, found);
}

/** The same for the order of a parcel: one that comes back takes its products along. */
export async function settleParcel(shop: string, shipmentId: string, now: Date): Promise<void> {
  const [row] = await sql.$queryRaw<{ orderId: string }[]>`
    select parcel."orderId" from "Shipment" parcel join "AttributedOrder" own on own."orderId" = parcel."orderId"
     where parcel.shop = ${shop} and parcel.id = ${shipmentId}::uuid`;
  if (row) await attributeOrder(shop, row.orderId, now);
}

async function settle(tx: Sql, { shop, orderId, now }: Asked, { grossMinor, netMinor }: Worth): Promise<void> {
  await tx.$executeRaw`
    update "AttributedOrder"
       set "grossMinor" = greatest("grossMinor", ${grossMinor}::bigint), "netMinor" = ${netMinor}::bigint,
           "settledAt" = ${now}
     where shop = ${shop} and "orderId" = ${orderId}::uuid and "netMinor" <> ${netMinor}::bigint`;
}

interface Decided extends Asked {
  order: OrderRow;
  windowDays: number;
}

async function write(
  tx: Sql,
  { shop, orderId, order, windowDays, now }: Decided,
  { owner, productGids }: Attribution,
): Promise<void> {
  const { grossMinor, netMinor } = worthOf(order, new Set(productGids));
  await tx.$executeRaw`
    insert into "AttributedOrder" (shop, "orderId", "clickId", "fromOrderId", kind, surface, "clickedAt", "placedAt",
                                   "windowDays", "productGids", currency, "grossMinor", "netMinor", "settledAt")
    values (${shop}, ${orderId}::uuid, ${owner.clickId}::uuid, ${owner.fromOrderId}::uuid, ${owner.kind},
            ${owner.surface}, ${owner.clickedAt}, ${order.placedAt}, ${windowDays}::int, ${productGids}::text[],
            ${order.currency}, ${grossMinor}::bigint, ${netMinor}::bigint, ${now})
        on conflict ("orderId") do nothing`;
}
