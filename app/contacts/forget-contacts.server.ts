import { db } from "#app/db.server.ts";

/** As long as facts: figures look back a year, and a month more to compare with. */
const KEPT_DAYS = 400;
const DAY = 86_400_000;

/** Forgets what a help desk told long ago. */
export async function forgetOldContacts(now: Date): Promise<void> {
  await db.helpdeskContact.deleteMany({ where: { openedAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY) } } });
}
