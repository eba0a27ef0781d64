import { monitorEventLoopDelay } from "node:perf_hooks";

import { importExport } from "#app/catalog/import-export.server.ts";
import { withDownload } from "#app/catalog/download.server.ts";
import { startRun } from "#app/catalog/sync-run.server.ts";
import { db, pool } from "#app/db.server.ts";

// Reads one export the way the job does, in a process of its own, and tells what it took. Started by `catalog.ts`.
const [, , shop = "", url = "", createdAt = ""] = process.argv;

const delay = monitorEventLoopDelay({ resolution: 5 });
const operation = {
  ...{ id: "gid://shopify/BulkOperation/1", status: "COMPLETED" as const, errorCode: null, url, query: "" },
  ...{ createdAt: new Date(createdAt), objectCount: 0, rootObjectCount: 0 },
};
const run = await startRun(shop, "catalog");
const before = process.memoryUsage().rss;
delay.enable();
const startedAt = performance.now();
const { products } = await withDownload(url, (file) => importExport(shop, operation, file, run));
const ms = performance.now() - startedAt;
delay.disable();
const mb = (bytes: number) => Math.round(bytes / 1_048_576);
console.log(
  JSON.stringify({
    products: products.size,
    ms: Math.round(ms),
    idleMb: mb(before),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1_024),
    longestStallMs: Math.round(delay.max / 1e6),
  }),
);
await db.$disconnect();
await pool.end();
