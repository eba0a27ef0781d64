import { stopOnSignal } from "#app/worker/stop-on-signal.server.ts";
import { startWorker } from "#app/worker/worker.server.ts";

// The worker alone, for installations where web and worker run apart (WORKER_IN_WEB=false).
const worker = await startWorker();
stopOnSignal(() => worker.stop());
