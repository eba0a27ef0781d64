/**
 * For work that takes a core and much memory for minutes: one at a time in a process. While it is at one, another is put
 * off, so that it does not hold a place that other long jobs could have.
 * @returns does the work, or has it put off
 */
export function inTurn(): (work: () => Promise<void>, putOff: () => Promise<void>) => Promise<void> {
  let isBusy = false;
  return async (work, putOff) => {
    if (isBusy) return putOff();
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
    }
  };
}
