import type { Db } from "#app/db.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import type { SuppressionReason } from "#app/providers/outcome.ts";

export interface Address {
  shop: string;
  channel: Channel;
  /** Blind index of the address under the shop's key. */
  addressHash: Uint8Array<ArrayBuffer>;
}

/** From now on nothing leaves for this address. The first reason stays on record. */
export async function suppressAddress(db: Db, address: Address, reason: SuppressionReason) {
  await db.suppression.createMany({ data: [{ ...address, reason }], skipDuplicates: true });
}

/** Takes back a STOP. Bounces and complaints stay: the shopper cannot mend those by texting. */
export async function liftStop(db: Db, address: Address) {
  await db.suppression.deleteMany({ where: { ...address, reason: "stop" } });
}
