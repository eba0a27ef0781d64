import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { Bell } from "#app/lib/bell.ts";

import { dispatchMessages } from "./dispatch.server.ts";

const bell = new Bell();
let isRunning = false;
let isWanted = false;

/**
 * Runs the one dispatcher of this process. Whoever comes while it runs makes it look again at once and is done:
 * a steady stream of wake-ups must not occupy the worker.
 */
export async function runDispatcher(signal: AbortSignal): Promise<void> {
  isWanted = true;
  bell.tell();
  if (isRunning) return;
  isRunning = true;
  try {
    isWanted = false;
    await dispatchMessages({ signal, bell });
  } finally {
    isRunning = false;
  }
  // Who came in the last moment may have found it running and not heard: the next job looks again.
  if (isWanted) await enqueue(db, "message.deliver", {}, { key: "message.deliver" });
}
