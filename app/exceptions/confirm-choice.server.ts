import type { DeliveryCode } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Vault } from "#app/shops/vault.server.ts";
import { isStatus } from "#app/tracking/status.ts";

import { codeDigits } from "./code-digits.server.ts";
import { stillHolds } from "./occasion.ts";
import { CODE_TRIES, isCode } from "./step-up-code.ts";

export type Confirmation =
  /** Wrong, expired, used, replaced, tried too often: the same to whoever asks. */
  | { kind: "refused" }
  /** The right code, but the carrier has moved the parcel since. */
  | { kind: "moved_on" }
  | { kind: "confirmed"; requestId: string; shipmentId: string };

/**
 * Turns the waiting wish of an order into a request, once, if the code is the right one; writing it onto the
 * order in Shopify follows as a job.
 * @param typed what the shopper typed
 */
export async function confirmChoice(
  tx: Db,
  shop: string,
  vault: Vault,
  orderId: string,
  typed: string,
  now: Date,
): Promise<Confirmation> {
  const code = await lockCode(tx, shop, orderId);
  if (!code || code.expiresAt <= now || code.tries >= CODE_TRIES) return { kind: "refused" };
  if (!isCode(typed, codeDigits(vault, code.id))) {
    await tx.deliveryCode.update({ where: { id: code.id }, data: { tries: { increment: 1 } } });
    return { kind: "refused" };
  }
  await tx.deliveryCode.update({ where: { id: code.id }, data: { endedAt: now, textSealed: null } });
  if (!(await holdsNow(tx, code))) return { kind: "moved_on" };
  const requestId = await appendRequest(tx, vault, code, now);
  const job = { shop, orderId };
  await enqueue(tx, "delivery.write", job, { key: `delivery.write|${orderId}` });
  return { kind: "confirmed", requestId, shipmentId: code.shipmentId };
}

/** Two tries at the same moment wait for each other: neither a try nor a code counts twice. */
async function lockCode(tx: Db, shop: string, orderId: string): Promise<DeliveryCode | null> {
  await tx.$queryRaw`select 1 from "Order" where shop = ${shop} and id = ${orderId}::uuid for update`;
  return tx.deliveryCode.findFirst({
    where: { shop, orderId, endedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

async function holdsNow(tx: Db, code: DeliveryCode): Promise<boolean> {
  const { shop, shipmentId, createdAt: madeAt } = code;
  const where = { shop, id: shipmentId, removedAt: null, order: { cancelledAt: null, redactedAt: null } };
  const parcel = await tx.shipment.findFirst({ where });
  return parcel !== null && isStatus(code.status) && stillHolds({ ...code, madeAt }, parcel);
}

/** The words are sealed anew: a ciphertext belongs to the column it was made for. */
async function appendRequest(tx: Db, vault: Vault, code: DeliveryCode, now: Date): Promise<string> {
  const { shop, orderId, shipmentId, status, cycle, choice, day } = code;
  const text = code.textSealed && vault.unseal("DeliveryCode.textSealed", code.textSealed);
  const { id } = await tx.deliveryRequest.create({
    data: {
      ...{ shop, orderId, shipmentId, status, cycle, choice, day, madeAt: now },
      textSealed: text === null ? null : vault.seal("DeliveryRequest.textSealed", text),
    },
    select: { id: true },
  });
  return id;
}
