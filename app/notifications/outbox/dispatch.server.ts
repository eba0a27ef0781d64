import { pass } from "#app/checkpoint.server.ts";
import { logger } from "#app/logger.server.ts";

import { claimDue, type ClaimedMessage } from "./claim.server.ts";
import { composeDraft } from "#app/notifications/content/compose.server.ts";
import { accountProviders } from "#app/providers/clients.server.ts";
import type { Outcome } from "#app/providers/outcome.ts";
import type { Providers } from "#app/providers/provider.ts";
import { settle } from "./settle.server.ts";
import { wakeDispatcherForNext } from "./wake-dispatcher.server.ts";

/** Calls to providers at one time, in one dispatcher. */
const CALLS_AT_ONCE = 20;
/** A run ends after this long and hands over to the next job, well inside the job's own time limit. */
const RUN_MS = 60_000;

export interface DispatchOptions {
  providers?: Providers;
  /** Aborted: claim nothing more, finish what has begun. */
  signal?: AbortSignal;
}

/**
 * Sends everything that is due, in turn over the shops, and asks to be woken for what is due later. Several
 * dispatchers may run side by side: a message is claimed by one of them only.
 * @returns how many messages providers took
 */
export async function dispatchMessages(options: DispatchOptions = {}): Promise<{ sent: number }> {
  const providers = options.providers ?? accountProviders;
  const endsAt = Date.now() + RUN_MS;
  const calls = new Set<Promise<void>>();
  let sent = 0;
  while (Date.now() < endsAt && !options.signal?.aborted) {
    const { claimed, seen } = await claimDue(CALLS_AT_ONCE - calls.size);
    for (const message of claimed) {
      const call = deliver(message, providers)
        .then((outcome) => void (sent += outcome === "accepted" ? 1 : 0))
        .finally(() => calls.delete(call));
      calls.add(call);
    }
    if (seen === 0 && calls.size === 0) break;
    if (seen === 0) await Promise.race(calls);
    while (calls.size > CALLS_AT_ONCE / 2) await Promise.race(calls);
  }
  await Promise.all(calls);
  await wakeDispatcherForNext();
  return { sent };
}

/** One message, one call. When the answer cannot be written down, the attempt is swept later. */
async function deliver(message: ClaimedMessage, providers: Providers): Promise<Outcome["kind"]> {
  const { id, shop, kind, channel, attemptId } = message;
  const startedAt = Date.now();
  pass("outbox.claimed");
  const { outcome, segments } = await call(message, providers);
  pass("outbox.answered");
  const reason = outcome.kind === "accepted" ? undefined : outcome.reason;
  const ids = { messageId: id, shop, kind, channel, attemptId, outcome: outcome.kind, reason };
  try {
    await settle(message, outcome, segments);
    logger.info({ ...ids, ms: Date.now() - startedAt }, "message call");
  } catch (error) {
    logger.error({ ...ids, err: error }, "outcome of a message call not stored");
  }
  return outcome.kind;
}

async function call(
  message: ClaimedMessage,
  providers: Providers,
): Promise<{ outcome: Outcome; segments: number | null }> {
  try {
    const draft = await composeDraft(message);
    const account = { name: message.account, savedAt: message.accountSavedAt };
    if (draft.channel === "email") return { outcome: await providers.email(draft, account), segments: null };
    return { outcome: await providers.sms(draft, account), segments: draft.segments };
  } catch (error) {
    // Providers do not throw once they call, so nothing has left.
    logger.error({ err: error, messageId: message.id, shop: message.shop }, "message could not be composed");
    return { outcome: { kind: "retry", reason: "compose_failed" }, segments: null };
  }
}
