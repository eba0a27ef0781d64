import { Prisma } from "@prisma/client";

import { FINAL, SCANNED } from "#app/tracking/status.ts";

/** On its way by a scan, and not turned round: what has not come by now is late, and no riddle. */
const ON_THE_WAY = ["delayed", ...SCANNED].filter((status) => !FINAL.has(status as never) && status !== "returning");

/**
 * SQL: whether what forecast `f` speaks of is known not to have arrived. A parcel that nobody ever scanned may have come
 * with a carrier that tells nothing, and one that turned round or was given up will not come: neither says anything
 * about windows. An order that is in no parcel yet has not come.
 */
export const isStillOut = Prisma.sql`(
  exists (select from "Shipment" s
           where s."orderId" = f."orderId" and (s.id = f."subjectId" or f."subjectId" = f."orderId")
             and s."removedAt" is null and s.status::text = any(${ON_THE_WAY}::text[]))
  or (f."subjectId" = f."orderId"
      and exists (select from "Order" o where o.id = f."orderId" and o."cancelledAt" is null)
      and not exists (select from "Shipment" s where s."orderId" = f."orderId" and s."removedAt" is null)))`;
