import { randomBytes } from "node:crypto";

import { db, transaction } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

/** How long the secret before the last rotation still opens the door. */
const OLD_SECRET_HOURS = 24;
const SECRET_BYTES = 32;
const FIELD = "HelpdeskKey.secretSealed";

export interface HelpdeskState {
  connectedAt: Date;
  /** Until when the secret before the last rotation is accepted, or null. */
  oldUntil: Date | null;
  /** When a webhook of the desk was last read. */
  lastHeardAt: Date | null;
}

/** Whether a shop has a door for its help desk, and how it is used; null without one. */
export async function findHelpdesk(shop: string, now: Date): Promise<HelpdeskState | null> {
  const key = await db.helpdeskKey.findUnique({ where: { shop } });
  if (!key) return null;
  const oldUntil = key.previousUntil && key.previousUntil > now ? key.previousUntil : null;
  return { connectedAt: key.createdAt, oldUntil, lastHeardAt: key.lastHeardAt };
}

/** Opens the door: makes a secret, unless there is one. */
export async function connectHelpdesk(shop: string): Promise<void> {
  const vault = await openVault(shop);
  const data = [{ shop, secretSealed: vault.seal(FIELD, createSecret()) }];
  await db.helpdeskKey.createMany({ data, skipDuplicates: true });
}

/** Closes the door; what was counted stays. */
export async function disconnectHelpdesk(shop: string): Promise<void> {
  await db.helpdeskKey.deleteMany({ where: { shop } });
}

/** Makes a new secret. The one before is accepted for a day, so that the help desk can be told in peace. */
export async function rotateHelpdeskSecret(shop: string, now: Date): Promise<void> {
  const vault = await openVault(shop);
  await transaction(async (tx) => {
    const key = await tx.helpdeskKey.findUnique({ where: { shop } });
    if (!key) return;
    await tx.helpdeskKey.update({
      where: { shop },
      data: {
        secretSealed: vault.seal(FIELD, createSecret()),
        previousSealed: key.secretSealed,
        previousUntil: new Date(now.getTime() + OLD_SECRET_HOURS * 3_600_000),
        rotatedAt: now,
      },
    });
  });
}

/** The secrets that open the shop's door now, the current one first; none without a door or without the app. */
export async function findHelpdeskSecrets(shop: string, now: Date): Promise<string[]> {
  const [key, installed] = await Promise.all([
    db.helpdeskKey.findUnique({ where: { shop } }),
    db.shop.findUnique({ where: { domain: shop }, select: { uninstalledAt: true } }),
  ]);
  if (!key || !installed || installed.uninstalledAt !== null) return [];
  const vault = await openVault(shop);
  const isOldValid = key.previousUntil !== null && key.previousUntil > now;
  const sealed = [key.secretSealed, ...(key.previousSealed && isOldValid ? [key.previousSealed] : [])];
  return sealed.map((one) => vault.unseal(FIELD, one));
}

/** As Standard Webhooks writes secrets: 24 to 64 random bytes in base64, marked so that scanners of leaks know them. */
function createSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}
