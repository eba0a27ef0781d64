import type { Db } from "#app/db.server.ts";

import type { ChosenParcel } from "./start-choice.server.ts";

/**
 * Puts on record that nobody came, against the attempt the carrier claims. Said once, it stands: saying it again
 * changes nothing, and it is never taken back.
 */
export async function stateNobodyCame(tx: Db, shop: string, parcel: ChosenParcel, now: Date): Promise<void> {
  const { orderId, shipmentId, cycle, statusAt } = parcel;
  const statement = { shop, orderId, shipmentId, cycle, kind: "nobody_came", claimedAt: statusAt, madeAt: now };
  await tx.deliveryStatement.createMany({ data: [statement], skipDuplicates: true });
}
