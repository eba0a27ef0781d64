import { db } from "#app/db.server.ts";

/** As long as the order's links live after its end; what was chosen stays countable. */
const KEPT_DAYS = 90;
const DAY = 86_400_000;

/** Lets go of what shoppers wrote about a delivery (an address, a neighbor) once nobody can need it any more. */
export async function forgetOldWishes(now: Date): Promise<void> {
  await db.deliveryRequest.updateMany({
    where: { madeAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY) }, textSealed: { not: null } },
    data: { textSealed: null },
  });
}
