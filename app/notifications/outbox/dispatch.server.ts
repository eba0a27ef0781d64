import { setTimeout as sleep } from "node:timers/promises";

import { pass } from "#app/checkpoint.server.ts";
import { env } from "#app/env.server.ts";
import { Bell } from "#app/lib/bell.ts";
import { logger } from "#app/logger.server.ts";
import { UnregisteredText } from "#app/notifications/dlt.ts";
import { composeDrafts } from "#app/notifications/content/compose.server.ts";
import { accountProviders } from "#app/providers/clients.server.ts";
import type { AccountName } from "#app/providers/account.ts";
import type { Outcome } from "#app/providers/outcome.ts";
import type { Draft, Providers } from "#app/providers/provider.ts";

import { beginCall, fullAccounts, guardAccount, isFull } from "./account-guard.server.ts";
import { claimDue, type ClaimedMessage } from "./claim.server.ts";
import { rememberText } from "./sent-text.server.ts";
import { settle } from "./settle.server.ts";
import { wakeDispatcherForNext } from "./wake-dispatcher.server.ts";

/** Calls to providers at one time, in one dispatcher: at 50 to 200 ms each it takes that many to send 300 a second. */
const CALLS_AT_ONCE = 60;
/** A claim is worth its transaction when so many calls are free; accounts leave at least as many to others. */
const CLAIM_AT_LEAST = 10;
/** A run ends after this long and hands over to the next job, well inside the job's own time limit. */
const RUN_MS = 60_000;
/** After a claim of only a few, the next gathers so long: a steady trickle must not cost a transaction each. */
const GATHER_MS = 25;
/** A message waits so long whose account should have been closed, and could not be. */
const UNGUARDED_SECONDS = 10;
/** Somebody else was faster: they have what was due. */
const AFTER_LOST_RACE_MS = 20;

export interface DispatchOptions {
  providers?: Providers;
  /** Aborted: claim nothing more, finish what has begun. */
  signal?: AbortSignal;
  /** Told by others when there may be something new. */
  bell?: Bell;
  /** Nothing leaves, whosever it is. */
  isStopped?: boolean;
}

/**
 * Sends everything that is due, in turn over the lanes, and asks to be woken for what is due later. Several
 * dispatchers may run side by side: a message is claimed by one of them only.
 * @returns how many messages providers took
 */
export async function dispatchMessages(options: DispatchOptions = {}): Promise<{ sent: number }> {
  const { providers = accountProviders, signal, bell = new Bell(), isStopped = env.SENDING_STOPPED } = options;
  if (isStopped) return { sent: 0 };
  const endsAt = Date.now() + RUN_MS;
  const calls = new Set<Promise<void>>();
  let sent = 0;
  let look: Look = { hasMore: true, news: bell.news, full: [] };
  while (Date.now() < endsAt && !signal?.aborted) {
    if (calls.size <= CALLS_AT_ONCE - CLAIM_AT_LEAST && isWorthALook(look, bell)) {
      look = { hasMore: false, news: bell.news, full: fullAccounts() };
      const { claimed, seen } = await claimDue(CALLS_AT_ONCE - calls.size);
      look.hasMore = seen > 0;
      const drafts = composeDrafts(claimed);
      for (const [place, message] of claimed.entries()) {
        const draft = drafts.then((all) => all[place] ?? new Error("Nothing was composed"));
        const call = deliver(message, draft, providers)
          .then((outcome) => void (sent += outcome === "accepted" ? 1 : 0))
          .finally(() => {
            calls.delete(call);
            bell.ring();
          });
        calls.add(call);
      }
      if (seen > 0 && claimed.length === 0 && calls.size === 0) await sleep(AFTER_LOST_RACE_MS);
      else if (claimed.length > 0 && claimed.length < CLAIM_AT_LEAST) await sleep(GATHER_MS);
    } else if (calls.size === 0) break;
    else await bell.next();
  }
  await Promise.all(calls);
  await wakeDispatcherForNext();
  return { sent };
}

/** What the last look at the outbox left open. */
interface Look {
  hasMore: boolean;
  /** As much had been told then. */
  news: number;
  /** Accounts whose messages were left aside. */
  full: AccountName[];
}

function isWorthALook({ hasMore, news, full }: Look, bell: Bell): boolean {
  return hasMore || bell.news > news || full.some((account) => !isFull(account));
}

/** One message, one call. When the answer cannot be written down, the attempt is swept later. */
async function deliver(
  message: ClaimedMessage,
  draft: Promise<Draft | Error>,
  providers: Providers,
): Promise<Outcome["kind"]> {
  const { id, shop, kind, channel, attemptId, account } = message;
  const startedAt = Date.now();
  const endCall = beginCall(account);
  pass("outbox.claimed");
  const { outcome, segments } = await call(message, draft, providers).finally(endCall);
  pass("outbox.answered");
  const reason = outcome.kind === "accepted" ? undefined : outcome.reason;
  const ids = { messageId: id, shop, kind, channel, attemptId, account, outcome: outcome.kind, reason };
  const guarded = await guardAccount(message, outcome).then(
    () => outcome,
    (error: unknown) => {
      // What became of the message is known all the same; it must not come back at once to an account that is open.
      logger.error({ ...ids, err: error }, "account not guarded");
      return outcome.kind === "retry"
        ? { ...outcome, afterSeconds: outcome.afterSeconds ?? UNGUARDED_SECONDS }
        : outcome;
    },
  );
  try {
    await settle(message, guarded, segments);
    logger.info({ ...ids, ms: Date.now() - startedAt }, "message call");
  } catch (error) {
    logger.error({ ...ids, err: error }, "outcome of a message call not stored");
  }
  return outcome.kind;
}

async function call(
  message: ClaimedMessage,
  composed: Promise<Draft | Error>,
  providers: Providers,
): Promise<{ outcome: Outcome; segments: number | null }> {
  try {
    const draft = await composed;
    if (draft instanceof Error) throw draft;
    const account = { name: message.account, savedAt: message.accountSavedAt };
    if (draft.channel === "email") return { outcome: await providers.email(draft, account), segments: null };
    await rememberText(message, draft);
    return { outcome: await providers.sms(draft, account), segments: draft.segments };
  } catch (error) {
    if (error instanceof UnregisteredText)
      return { outcome: { kind: "refused", reason: "dlt_missing" }, segments: null };
    // Providers do not throw once they call, so nothing has left.
    logger.error({ err: error, messageId: message.id, shop: message.shop }, "message could not be composed");
    return { outcome: { kind: "retry", reason: "compose_failed" }, segments: null };
  }
}
