import { db } from "#app/db.server.ts";

/** Codes are counted for a day; then they and the words that waited with them go. */
const KEPT_MS = 24 * 3_600_000;

export async function forgetOldCodes(now: Date): Promise<void> {
  await db.deliveryCode.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
}
