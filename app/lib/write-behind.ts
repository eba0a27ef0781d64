import { hurryOnFinish } from "./afterwards.ts";
import { GroupCommit, type GroupCommitOptions } from "./group-commit.ts";

/**
 * A queue for what nobody waits for. One write at a time: what arrives meanwhile goes into the next one, so that a storm
 * is many items but few writes. A normal stop of the process writes what is left.
 * @param changes where it differs from what is usual
 */
export function writeBehind<T>(
  write: (items: T[]) => Promise<void>,
  changes: Partial<GroupCommitOptions> = {},
): GroupCommit<T> {
  const queue = new GroupCommit(write, { ...USUAL, ...changes });
  hurryOnFinish(() => queue.hurry());
  return queue;
}

const USUAL: GroupCommitOptions = {
  maxItems: 200,
  maxInFlight: 1,
  maxWaiting: 5_000,
  timeoutMs: 10_000,
  lingerMs: 500,
};
