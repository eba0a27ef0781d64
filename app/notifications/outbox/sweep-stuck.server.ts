import { pass } from "#app/checkpoint.server.ts";
import { db } from "#app/db.server.ts";

import { CALL_TIMEOUT_MS } from "#app/providers/provider.ts";
import { reconcileUnknown } from "./reconcile-unknown.server.ts";
import { wakeDispatcherForNext } from "./wake-dispatcher.server.ts";

/** A call that was begun this long ago has no one left who waits for its answer, in seconds. */
const LOST_AFTER_SECONDS = CALL_TIMEOUT_MS / 1000 + 30;

/**
 * Names what was left behind: calls whose worker died are `unknown` (a receipt may still settle them, and we ask), and
 * waiting messages that nobody claimed in time are `expired`. What is due and forgotten (the shop was paused, a wake-up
 * was lost) gets its dispatcher back.
 */
export async function sweepStuckMessages(): Promise<{ unknown: number; expired: number }> {
  const unknown = await db.$executeRaw`
    update "Message" set state = 'unknown', reason = 'broke_off', "finishedAt" = now()
     where state = 'sending' and "sendingAt" < now() - ${LOST_AFTER_SECONDS} * interval '1 second'`;
  pass("outbox.swept");
  const expired = await db.$executeRaw`
    update "Message" set state = 'expired', reason = 'too_late', "finishedAt" = now()
     where state = 'pending' and "expiresAt" <= now()`;
  // The dispatcher first: the provider may take its time with what comes then, or hang.
  await wakeDispatcherForNext();
  await reconcileUnknown();
  return { unknown, expired };
}
