import { env } from "#app/env.server.ts";

/**
 * Moments between which something has become certain and the next thing has not: where a crash hurts most. Fault
 * drills end the process at each of them in turn and look at what is left.
 */
export const CHECKPOINTS = {
  "inbox.verified": "a webhook's signature is checked; nothing is stored",
  "inbox.stored": "the webhook is stored; its sender has not heard so",
  "record.applied": "inside the transaction that records an event and derives its parcels afresh",
  "outbox.planned": "messages are written down; nobody has claimed them",
  "outbox.claimed": "the intent to send is on record; the provider has not been called",
  "outbox.answered": "the provider has answered; nobody has written it down",
  "outbox.swept": "between two steps of cleaning up after others",
  "receipt.recorded": "inside the transaction that records what a provider said later",
} as const;

export type Checkpoint = keyof typeof CHECKPOINTS;

const [wanted, count] = env.CHECKPOINT?.split(":") ?? [];
if (wanted !== undefined && !Object.hasOwn(CHECKPOINTS, wanted)) throw new Error(`There is no checkpoint ${wanted}`);
let passesLeft = Number(count ?? 0);

/** Does nothing, unless a drill has asked with `CHECKPOINT=name:n` for the process to be killed at the n-th pass. */
export function pass(name: Checkpoint): void {
  if (name !== wanted) return;
  passesLeft -= 1;
  if (passesLeft === 0) process.kill(process.pid, "SIGKILL");
}
