import { db, pool } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";

const DRAIN_MS = 10_000;

/** The first signal drains, at most ten seconds; what is left then is taken up by the other processes. */
export function stopOnSignal(stop: () => Promise<unknown>) {
  const leave = async () => {
    const timer = setTimeout(() => process.exit(1), DRAIN_MS);
    await stop();
    await finishAfterwards();
    await db.$disconnect();
    await pool.end();
    clearTimeout(timer);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void leave());
}
