/** Timers that never keep the process alive and can all be stopped at once. */
export type Timers = {
  /** Runs the work after so many milliseconds, unless everything is stopped before. */
  after: (milliseconds: number, work: () => void) => void;
  stop: () => void;
};

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  let stopped = false;
  return {
    after(milliseconds, work) {
      if (stopped) return;
      const timer = setTimeout(() => {
        running.delete(timer);
        work();
      }, milliseconds);
      timer.unref();
      running.add(timer);
    },
    stop() {
      stopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
