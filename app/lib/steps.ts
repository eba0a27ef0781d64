import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Long work in small steps: a generator that yields whenever others may have a turn, with the share that is done (0 to 1)
 * or nothing, and returns its result.
 */
export type Steps<T> = Generator<number | undefined, T, void>;

/** For so long work may keep everybody else waiting. */
const TURN_MS = 15;

/**
 * Does the work without ever keeping the process to itself for long.
 * @param signal stops it at its next turn
 * @throws the signal's reason
 */
export async function takeTurns<T>(
  steps: Steps<T>,
  onShare?: (share: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value !== undefined) await onShare?.(step.value);
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    signal?.throwIfAborted();
    since = performance.now();
  }
}

/** Does the work in one go: for programs that do nothing else. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
