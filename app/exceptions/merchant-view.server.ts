import { db } from "#app/db.server.ts";
import { isoDay } from "#app/lib/day.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { DeliveryChoice, OrderNote } from "#app/tracking/delivery-choice.ts";
import type { Status } from "#app/tracking/status.ts";

import { SKEW_MS, stillHolds } from "./occasion.ts";
import { OCCASIONS } from "./offer.ts";

/** A request as the merchant reads it: with the shopper's own words, which somebody has to act on. */
export interface RequestEntry {
  id: string;
  choice: DeliveryChoice;
  day: string | null;
  text: string | null;
  madeAt: Date;
  attempt: number;
  /** Neither replaced nor overtaken by the carrier. */
  isOpen: boolean;
  orderNote: OrderNote | null;
  passedOnAt: Date | null;
}

/** What the shopper said, with the carrier's own claim beside it. */
export interface StatementEntry {
  id: string;
  attempt: number;
  madeAt: Date;
  claim: { at: Date; message: string | null; place: string };
}

/** Everything asked for and stated about one parcel, newest first. */
export async function findDeliveryStory(
  shop: string,
  shipmentId: string,
): Promise<{ requests: RequestEntry[]; statements: StatementEntry[] }> {
  const newest = [{ madeAt: "desc" as const }, { id: "desc" as const }];
  const where = { shop, shipmentId };
  const [parcel, requests, statements] = await Promise.all([
    db.shipment.findFirst({ where: { shop, id: shipmentId }, include: { fulfillment: { include: { events: true } } } }),
    db.deliveryRequest.findMany({ where, orderBy: newest }),
    db.deliveryStatement.findMany({ where, orderBy: newest }),
  ]);
  if (!parcel) return { requests: [], statements: [] };
  const vault = await openVault(shop);
  const claims = parcel.fulfillment.events.filter(
    (event) => event.status === "delivery_attempted" && (event.shipmentId ?? shipmentId) === shipmentId,
  );
  return {
    requests: requests.map((request, place) => ({
      ...{ id: request.id, choice: request.choice as DeliveryChoice, madeAt: request.madeAt },
      day: request.day && isoDay(request.day),
      text: request.textSealed && vault.unseal("DeliveryRequest.textSealed", request.textSealed),
      attempt: request.cycle,
      isOpen: place === 0 && stillHolds(request, parcel),
      ...{ orderNote: request.orderNote as OrderNote | null, passedOnAt: request.passedOnAt },
    })),
    statements: statements.map(({ id, cycle, madeAt, claimedAt }) => {
      const claim = claims.find((event) => event.happenedAt.getTime() === claimedAt.getTime());
      const place = [claim?.city, claim?.region, claim?.country].filter(Boolean).join(", ");
      return { id, attempt: cycle, madeAt, claim: { at: claimedAt, message: claim?.message ?? null, place } };
    }),
  };
}

/** A parcel whose shopper waits for the merchant to tell the carrier. */
export interface WaitingRequest {
  shipmentId: string;
  orderName: string;
  carrier: string;
  choice: DeliveryChoice;
  day: string | null;
  madeAt: Date;
  nobodyCame: boolean;
}

/** Requests that hold and have not been passed on, the longest waiting first. */
export async function listWaitingRequests(shop: string, limit: number): Promise<WaitingRequest[]> {
  const rows = await db.$queryRaw<(Omit<WaitingRequest, "day"> & { day: Date | null; status: Status })[]>`
    select r."shipmentId", o.name as "orderName", p.carrier, r.choice, r.day, r."madeAt",
           exists (select 1 from "DeliveryStatement" t
                    where t.shop = r.shop and t."shipmentId" = r."shipmentId" and t.cycle = r.cycle) as "nobodyCame"
      from "Shipment" p
      join lateral (
        select * from "DeliveryRequest" q
         where q.shop = p.shop and q."shipmentId" = p.id order by q."madeAt" desc, q.id desc limit 1
      ) r on true
      join "Order" o on o.id = p."orderId" and o.shop = p.shop and o."cancelledAt" is null and o."redactedAt" is null
     where p.shop = ${shop} and p."removedAt" is null and p.status::text = any(${[...OCCASIONS]}::text[])
       and r."passedOnAt" is null and r.status = p.status::text and r.cycle = p.cycle and p."statusAt" <= r."madeAt" + ${SKEW_MS / 1_000} * interval '1 second'
     order by r."madeAt", r.id limit ${limit}`;
  return rows.map(({ day, ...row }) => ({ ...row, day: day && isoDay(day) }));
}

/** The merchant has told the carrier. @returns false when there is no such request */
export async function markPassedOn(shop: string, requestId: string, now: Date): Promise<boolean> {
  const { count } = await db.deliveryRequest.updateMany({
    where: { shop, id: requestId, passedOnAt: null },
    data: { passedOnAt: now },
  });
  return count > 0;
}
