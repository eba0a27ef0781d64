import type { World } from "../world.ts";

/** Timers that never keep the process alive and can all be stopped at once. */
export type Timers = {
  /** Runs the work after so many milliseconds, unless everything is stopped before. */
  after: (milliseconds: number, work: () => void) => void;
  stop: () => void;
};

function createTimers(): Timers {
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

const known = new WeakMap<World, Timers>();

/** What a world has planned outside of its webhooks: callbacks, retries, the next scans of parcels. */
export function timersOf(world: World): Timers {
  const timers = known.get(world) ?? createTimers();
  known.set(world, timers);
  return timers;
}

/** Nothing more happens by itself: no callback, no retry, no scan. */
export function stopTimers(world: World) {
  timersOf(world).stop();
}
