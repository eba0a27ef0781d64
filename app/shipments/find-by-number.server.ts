import { db } from "#app/db.server.ts";

/**
 * The newest parcel of the shop with this tracking number, which carriers use again after a while; null when there is
 * none, or when its order has been redacted.
 * @param trackingKey capital letters and digits (`trackingKey`); null finds nothing after the same work
 */
export async function findParcelByNumber(
  shop: string,
  trackingKey: string | null,
): Promise<{ shipmentId: string; orderId: string } | null> {
  // The expression is indexed as it stands here.
  const [found] = await db.$queryRaw<{ shipmentId: string; orderId: string }[]>`
    select s.id as "shipmentId", s."orderId"
      from "Shipment" s
      join "Order" o on o.id = s."orderId" and o.shop = ${shop} and o."redactedAt" is null
     where s.shop = ${shop} and s."removedAt" is null
       and upper(regexp_replace(s.number, '[^A-Za-z0-9]', '', 'g')) = ${trackingKey ?? "-"}
     order by s."createdAt" desc, s.id desc
     limit 1`;
  return found ?? null;
}
