import { NEEDS_OWNER } from "#app/providers/account-trouble.ts";
import { db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { logger } from "#app/logger.server.ts";
import { type AccountName, channelOf, ownerOf } from "#app/providers/account.ts";
import { callsAllowed, type CallTally, countCall, NO_CALLS, shouldOpen } from "#app/providers/breaker.ts";
import { closeBreaker, giveTrialBack, openBreaker } from "#app/providers/health.server.ts";
import type { Outcome } from "#app/providers/outcome.ts";
import type { ProviderReason } from "#app/providers/provider-reason.ts";

import type { ClaimedMessage } from "./claim.server.ts";

/** Calls of one account at one time, in one process: no provider takes the whole pool when it hangs. */
const MOST_PER_ACCOUNT = 48;

const tallies = new Map<AccountName, CallTally>();
const underWay = new Map<AccountName, number>();
/** Whom the provider did not let an account's sender write to, since it last let it. */
const refusedFor = new Map<AccountName, Set<string>>();
/** So many different recipients mean that it is the sender. */
const DOUBTS = 3;
/** What says nothing of the account: it was not called. */
const NEVER_CALLED: ReadonlySet<ProviderReason> = new Set(["compose_failed", "dlt_missing"]);
/** Accounts being left alone in this moment: a burst of refusals needs one transaction, not one each. */
const opening = new Map<AccountName, Promise<void>>();

/** How many calls more an account may take on in this process. */
export function roomOf(account: AccountName): number {
  return allowedFor(account) - (underWay.get(account) ?? 0);
}

/** Too little room to be worth a claim: ten calls, or half of what the account may take on. */
export function isFull(account: AccountName): boolean {
  return roomOf(account) < Math.min(10, Math.ceil(allowedFor(account) / 2));
}

export function fullAccounts(): AccountName[] {
  return [...underWay.keys()].filter(isFull);
}

function allowedFor(account: AccountName): number {
  return callsAllowed(tallies.get(account) ?? NO_CALLS, Date.now(), MOST_PER_ACCOUNT);
}

/** Counts a call of the account from its begin to its end. */
export function beginCall(account: AccountName): () => void {
  underWay.set(account, (underWay.get(account) ?? 0) + 1);
  return () => {
    const left = (underWay.get(account) ?? 1) - 1;
    if (left > 0) underWay.set(account, left);
    else underWay.delete(account);
  };
}

/** Forgets what calls came to: for tests, which are one process to this module. */
export function forgetCalls(): void {
  tallies.clear();
  refusedFor.clear();
}

/**
 * Draws from a call's outcome what concerns the whole account: opens its breaker, or closes it after a trial. It is
 * done before the message goes back to waiting, so that nobody claims it for an account that was just refused.
 */
export async function guardAccount(message: ClaimedMessage, outcome: Outcome): Promise<void> {
  const { account, probing } = message;
  if (outcome.kind !== "accepted" && NEVER_CALLED.has(outcome.reason)) {
    return probing ? giveTrialBack(db, account) : undefined;
  }
  if (outcome.kind === "retry") {
    if (outcome.closesAccount) return open(account, outcome.reason, outcome.afterSeconds);
    if (outcome.doubtsSender) return doubt(message, outcome.reason);
  }
  if (outcome.kind === "accepted") refusedFor.delete(account);
  const isAnswered = outcome.kind === "accepted" || outcome.kind === "refused" || isAnswer(outcome);
  const now = Date.now();
  const tally = countCall(tallies.get(account) ?? NO_CALLS, isAnswered, now, weightOf(outcome));
  tallies.set(account, tally);
  if (isAnswered && probing) return close(account);
  if (!isAnswered && !probing && shouldOpen(tally, now)) {
    await open(account, outcome.kind === "retry" ? outcome.reason : "provider_unavailable");
  }
}

/** A call without an answer has taken ten seconds and, for all we know, its message: it counts twice. */
function weightOf({ kind }: Outcome): number {
  return kind === "unknown" ? 2 : 1;
}

/** A trial decides nothing here: it stays open, and the next minute's is another message's. */
async function doubt({ account, probing, recipientHash }: ClaimedMessage, reason: ProviderReason) {
  if (probing) return;
  const recipients = refusedFor.get(account) ?? new Set();
  refusedFor.set(account, recipients.add(Buffer.from(recipientHash).toString("base64")));
  if (recipients.size >= DOUBTS) await open(account, reason);
}

function isAnswer(outcome: Outcome): boolean {
  return outcome.kind === "retry" && outcome.isAnswer === true;
}

function open(account: AccountName, reason: ProviderReason, seconds?: number): Promise<void> {
  const running = opening.get(account);
  if (running) return running;
  const opened = leaveAlone(account, reason, seconds).finally(() => opening.delete(account));
  opening.set(account, opened);
  return opened;
}

async function leaveAlone(account: AccountName, reason: ProviderReason, seconds?: number) {
  const shop = ownerOf(account);
  tallies.delete(account);
  refusedFor.delete(account);
  logger.error({ account, reason }, "account left alone");
  await transaction(async (tx) => {
    const openedAt = await openBreaker(tx, account, reason, seconds);
    if (!shop || !NEEDS_OWNER.has(reason)) return;
    const channel = channelOf(account);
    const dedupeKey = `account|${channel}|${openedAt.toISOString()}`;
    await recordAlert(tx, shop, { kind: "credentials_broken", dedupeKey, facts: { channel } });
  });
}

async function close(account: AccountName) {
  tallies.delete(account);
  logger.info({ account }, "account works again");
  await transaction(async (tx) => {
    await closeBreaker(tx, account);
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
  });
}
