import { randomInt } from "node:crypto";

import { db } from "#app/db.server.ts";

import type { ClaimedMessage } from "./claim.server.ts";
import { MAX_ATTEMPTS, type Outcome, waitSeconds } from "#app/providers/outcome.ts";
import { suppressAddress } from "#app/notifications/consent/suppressions.server.ts";

/**
 * Writes down what came of an attempt. A receipt may have been faster, and a sweeper may have given the
 * attempt up: neither is overwritten by less.
 */
export async function settle(message: ClaimedMessage, outcome: Outcome, segments: number | null): Promise<void> {
  if (outcome.kind === "accepted") return recordAcceptance(message, outcome.providerMessageId, segments);
  if (outcome.kind === "retry") return putOff(message, outcome);
  if (outcome.kind === "unknown") return close(message, "unknown", outcome.reason);
  if (outcome.suppress) {
    const { shop, channel, recipientHash } = message;
    await suppressAddress(db, { shop, channel, addressHash: recipientHash }, outcome.suppress);
  }
  return close(message, "failed", outcome.reason);
}

async function recordAcceptance(message: ClaimedMessage, providerMessageId: string | null, segments: number | null) {
  await db.$executeRaw`
    update "Message"
       set "providerMessageId" = coalesce(${providerMessageId}, "providerMessageId"), segments = ${segments}::int,
           "acceptedAt" = coalesce("acceptedAt", now()),
           state = case when state in ('sending', 'unknown') then 'accepted' else state end,
           reason = case when state in ('sending', 'unknown') then null else reason end
     where shop = ${message.shop} and id = ${message.id}::uuid and "attemptId" = ${message.attemptId}::uuid`;
}

/** Back to waiting, unless the attempts are used up or it would be too late then. */
async function putOff(message: ClaimedMessage, outcome: Extract<Outcome, { kind: "retry" }>) {
  const burnt = outcome.freeOfCharge ? 0 : 1;
  if (burnt === 1 && message.attempts >= MAX_ATTEMPTS) return close(message, "dead", "attempts_used_up");
  const wait = waitSeconds(message.attempts, randomInt(1_000_000) / 1_000_000, outcome.afterSeconds);
  await db.$executeRaw`
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
  await db.$executeRaw`
    update "Message" set state = ${state}::"MessageState", reason = ${reason}, "finishedAt" = now()
     where shop = ${message.shop} and id = ${message.id}::uuid and "attemptId" = ${message.attemptId}::uuid
       and state = 'sending'`;
}
