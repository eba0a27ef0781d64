import type { Db } from "#app/db.server.ts";
import { isoDay } from "#app/lib/day.ts";
import type { Vault } from "#app/shops/vault.server.ts";
import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";

import { type ParcelNow, stillHolds } from "./occasion.ts";
import { CODE_MINUTES, CODES_A_DAY, CODES_A_QUARTER_HOUR } from "./step-up-code.ts";
import type { Wish } from "./wish.ts";

const MINUTE = 60_000;

export interface ChosenParcel extends ParcelNow {
  orderId: string;
  shipmentId: string;
}

/**
 * Keeps a wish until its code is typed. An order has one code at a time: a newer one ends the others.
 * @returns the code's id, for the message that carries it; null when the order has had too many
 */
export async function startChoice(
  tx: Db,
  shop: string,
  vault: Vault,
  parcel: ChosenParcel,
  wish: Wish,
  now: Date,
): Promise<string | null> {
  const { orderId, shipmentId, status, cycle } = parcel;
  await tx.$queryRaw`select 1 from "Order" where shop = ${shop} and id = ${orderId}::uuid for update`;
  if (await hadTooMany(tx, shop, orderId, now)) return null;
  await endCodes(tx, shop, orderId, now);
  const { id } = await tx.deliveryCode.create({
    data: {
      ...{ shop, orderId, shipmentId, status, cycle },
      choice: wish.choice,
      day: wish.day === null ? null : new Date(wish.day),
      textSealed: wish.text === null ? null : vault.seal("DeliveryCode.textSealed", wish.text),
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MINUTES * MINUTE),
    },
    select: { id: true },
  });
  return id;
}

/**
 * A new code for the wish that waits already, whatever became of its last one.
 * @returns null when nothing waits, or the order has had too many codes
 */
export async function renewCode(
  tx: Db,
  shop: string,
  vault: Vault,
  parcel: ChosenParcel,
  now: Date,
): Promise<string | null> {
  const { orderId, shipmentId } = parcel;
  const newest = await tx.deliveryCode.findFirst({
    where: { shop, orderId, shipmentId, endedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (!newest || !stillHolds({ ...newest, madeAt: newest.createdAt }, parcel)) return null;
  const text = newest.textSealed && vault.unseal("DeliveryCode.textSealed", newest.textSealed);
  const wish = { choice: newest.choice as DeliveryChoice, day: newest.day && isoDay(newest.day), text };
  return startChoice(tx, shop, vault, parcel, wish, now);
}

/** No code of this order works any more. */
async function endCodes(tx: Db, shop: string, orderId: string, now: Date): Promise<void> {
  await tx.deliveryCode.updateMany({ where: { shop, orderId, endedAt: null }, data: { endedAt: now } });
}

async function hadTooMany(tx: Db, shop: string, orderId: string, now: Date): Promise<boolean> {
  const since = (minutes: number) => ({ gt: new Date(now.getTime() - minutes * MINUTE) });
  const [lately, today] = await Promise.all([
    tx.deliveryCode.count({ where: { shop, orderId, createdAt: since(15) } }),
    tx.deliveryCode.count({ where: { shop, orderId, createdAt: since(24 * 60) } }),
  ]);
  return lately >= CODES_A_QUARTER_HOUR || today >= CODES_A_DAY;
}
