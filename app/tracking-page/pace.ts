/** Answers leave on multiples of this, in milliseconds. */
export const STEP_MS = 250;
/** A slow answer slows the others down for so long, and to no more than so much. */
const MEMORY_MS = 10_000;
const LONGEST_MS = 1_500;

export interface Pace {
  /**
   * When an answer should leave, in milliseconds after its question came: on the first step that the slowest of the
   * last answers would have reached too. On a busy machine everybody waits for the same step; if each waited for its
   * own next one, those with more work would come later, and time would tell.
   * @param spent milliseconds of work
   * @param now milliseconds of a clock that only goes forward
   */
  leaveAt(spent: number, now: number): number;
}

export function createPace(): Pace {
  let recent: { at: number; spent: number }[] = [];
  return {
    leaveAt(spent, now) {
      // Of two, the older and faster one can decide nothing any more.
      recent = recent.filter((one) => now - one.at < MEMORY_MS && one.spent > spent);
      recent.push({ at: now, spent });
      const slowest = Math.min(recent[0]?.spent ?? spent, LONGEST_MS);
      return stepAfter(Math.max(slowest, spent));
    },
  };
}

function stepAfter(ms: number): number {
  return Math.max(Math.ceil(ms / STEP_MS), 1) * STEP_MS;
}
