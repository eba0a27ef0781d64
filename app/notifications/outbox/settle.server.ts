import { randomInt } from "node:crypto";

import { db } from "#app/db.server.ts";
import { sql } from "#app/sql.server.ts";

import type { ClaimedMessage } from "./claim.server.ts";
import { recordAcceptance } from "./record-acceptances.server.ts";
import { MAX_ATTEMPTS, type Outcome, type Retry, waitSeconds } from "#app/providers/outcome.ts";
import { suppressAddress } from "#app/notifications/consent/suppressions.server.ts";

/**
 * Writes down what came of an attempt. A receipt may have been faster, and a sweeper may have given the
 * attempt up: neither is overwritten by less.
 */
export async function settle(message: ClaimedMessage, outcome: Outcome, segments: number | null): Promise<void> {
  if (outcome.kind === "accepted") {
    return recordAcceptance({ message, providerMessageId: outcome.providerMessageId, segments });
  }
  if (outcome.kind === "retry") return putOff(message, outcome);
  if (outcome.kind === "unknown") return close(message, "unknown", outcome.reason);
  if (outcome.suppress) {
    const { shop, channel, recipientHash } = message;
    await suppressAddress(db, { shop, channel, addressHash: recipientHash }, outcome.suppress);
  }
  return close(message, "failed", outcome.reason);
}

/** The next trial comes after a minute: by then the message that lost this one stands behind the others. */
const LOST_TRIAL_SECONDS = 60;

/** Behind a closed account a message keeps its place: it leaves as soon as the account works again. */
function secondsToWait(message: ClaimedMessage, { closesAccount, afterSeconds }: Retry, burnt: number): number {
  if (message.probing && burnt === 0) return Math.max(LOST_TRIAL_SECONDS, afterSeconds ?? 0);
  if (closesAccount && afterSeconds === undefined) return 0;
  return waitSeconds(message.attempts, randomInt(1_000_000) / 1_000_000, afterSeconds);
}

/** Back to waiting, unless the attempts are used up or it would be too late then. */
async function putOff(message: ClaimedMessage, outcome: Retry) {
  // What tries a closed account is nobody's attempt: the account failed it, not the message.
  const isTrial = message.probing && outcome.reason !== "compose_failed";
  const burnt = outcome.freeOfCharge || isTrial ? 0 : 1;
  if (burnt === 1 && message.attempts >= MAX_ATTEMPTS) return close(message, "dead", "attempts_used_up");
  const wait = secondsToWait(message, outcome, burnt);
  await sql.$executeRaw`
    update "Message"
       set attempts = attempts - ${1 - burnt}::int,
           "runAt" = now() + ${wait} * interval '1 second',
           state = case when now() + ${wait} * interval '1 second' < "expiresAt" then 'pending' else 'expired' end
                   ::"MessageState",
           reason = ${outcome.reason},
           "finishedAt" = case when now() + ${wait} * interval '1 second' < "expiresAt" then null else now() end
     where shop = ${message.shop} and id = ${message.id}::uuid and "attemptId" = ${message.attemptId}::uuid
       and state = 'sending'`;
}

async function close(message: ClaimedMessage, state: "failed" | "unknown" | "dead", reason: string) {
  await sql.$executeRaw`
    update "Message" set state = ${state}::"MessageState", reason = ${reason}, "finishedAt" = now()
     where shop = ${message.shop} and id = ${message.id}::uuid and "attemptId" = ${message.attemptId}::uuid
       and state = 'sending'`;
}
