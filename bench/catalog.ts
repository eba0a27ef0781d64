import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

import type pg from "pg";

import { catalogExport } from "#app/catalog/catalog-export.ts";
import type { World } from "#simulator/world.ts";
import { gid } from "#simulator/shopify/store.ts";
import { createMerchant } from "#tools/merchant.ts";
import { onDatabase } from "#tools/on-database.ts";
import { type Stack, startStack } from "#tools/stack.ts";

import { call } from "./call.ts";
import { COUNTRIES, type ExportSize, exportText } from "./export-file.ts";
import { round, type Target } from "./report.ts";

const { values: sizes } = parseArgs({
  args: process.argv.slice(3),
  options: { products: { type: "string", default: "100000" } },
});
const PRODUCTS = Number(sizes.products);
const QUERY = catalogExport({ careSources: ["custom.care"], countries: COUNTRIES, changedSince: null });
const PATIENCE_MS = 20 * 60_000;

const report = (step: string) => console.log(step);

interface Took {
  products: number;
  seconds: number;
  /** The longest that a look at the app's health took meanwhile. */
  longestLookMs: number;
}

/**
 * The mirror of a large catalog, as the running app takes it in: the first export, the same once more, and one in which
 * a hundredth has changed, against a bare loop over the same file. `--products 5000` for a try.
 */
export async function runCatalog(): Promise<Target[]> {
  const stack = await startStack({ report, env: { LOG_LEVEL: "error" }, logFile: ".data/bench.log", orders: 0 });
  const folder = await mkdtemp(path.join(tmpdir(), "afterglow-bench-"));
  try {
    return await onDatabase(stack.databaseUrl, (client) => measure(stack, client, folder));
  } finally {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(stack: Stack, client: pg.Client, folder: string): Promise<Target[]> {
  await createMerchant(stack.simulator.world).open();
  await untilDone(client, `state = 'done' and kind = 'catalog'`, []);
  const idleMb = peakMb(stack);
  const { jsonl, lines } = exportText({ products: PRODUCTS });
  report(`${PRODUCTS} products, ${lines} lines, ${round(jsonl.length / 1e6, 0)} MB`);
  const first = await takeIn(stack, client, jsonl);
  const again = await takeIn(stack, client, jsonl);
  const part = await takeIn(
    stack,
    client,
    exportText({ products: PRODUCTS, changedEvery: 100 } satisfies ExportSize).jsonl,
  );
  const peak = peakMb(stack);
  const file = path.join(folder, "export.jsonl");
  await writeFile(file, jsonl);
  const bare = await measureBare(file, stack.databaseUrl);
  const ratio = round(first.seconds / bare);
  const longest = Math.max(...[first, again, part].map((one) => one.longestLookMs));
  return [
    { name: "products mirrored", value: first.products, goal: `${PRODUCTS}`, ok: first.products === PRODUCTS },
    { name: "first export ÷ bare loop", value: ratio, goal: "≤ 6", ok: ratio <= 6 },
    { name: "first export, s", value: first.seconds, goal: "shown", ok: true },
    { name: "the same once more, s", value: again.seconds, goal: "shown", ok: true },
    { name: "a hundredth changed, s", value: part.seconds, goal: "shown", ok: true },
    { name: "bare loop, s", value: bare, goal: "shown", ok: true },
    { name: "peak memory of web and worker, MB", value: peak, goal: "≤ 800", ok: !(peak > 800) },
    { name: "the same before, MB", value: idleMb, goal: "shown", ok: true },
    { name: "longest answer of the app meanwhile, ms", value: longest, goal: "shown", ok: true },
  ];
}

/** Lets Shopify say that an export is ready, and waits until the app has read it. */
async function takeIn({ simulator: { world }, appUrl }: Stack, client: pg.Client, jsonl: string): Promise<Took> {
  const operationGid = finishExport(world, jsonl);
  const watch = watchHealth(appUrl);
  const run = await untilDone(client, "detail = $1 and state in ('done', 'failed')", [operationGid]);
  const longestLookMs = await watch.stop();
  if (run.state === "failed") throw new Error(`The export was not read: ${run.error}`);
  const seconds = round((run.finishedAt.getTime() - run.startedAt.getTime()) / 1_000, 1);
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from "Product" where "deletedAt" is null and gid like 'gid://shopify/Product/9%'`,
  );
  return { products: rows[0]?.count ?? 0, seconds, longestLookMs };
}

function finishExport(world: World, jsonl: string): string {
  const operationGid = gid("BulkOperation", world.shop.nextId("BulkOperation"));
  const now = world.now();
  world.shop.bulkOperations.push({
    ...{ gid: operationGid, query: QUERY, status: "COMPLETED", errorCode: null, createdAt: now, completedAt: now },
    ...{ objectCount: 1, rootObjectCount: PRODUCTS, jsonl },
  });
  world.emit("bulk_operations/finish", { admin_graphql_api_id: operationGid, type: "query", status: "completed" });
  return operationGid;
}

interface Run {
  state: string;
  error: string | null;
  startedAt: Date;
  finishedAt: Date;
}

async function untilDone(client: pg.Client, where: string, values: string[]): Promise<Run> {
  for (const endsAt = Date.now() + PATIENCE_MS; Date.now() < endsAt; await sleep(200)) {
    const { rows } = await client.query<Run>(`select * from "SyncRun" where ${where} limit 1`, values);
    if (rows[0]) return rows[0];
  }
  throw new Error("The export was not read in time");
}

/** Looks ten times a second whether the app answers. */
function watchHealth(appUrl: string) {
  let isOver = false;
  let longest = 0;
  const agent = new Agent({ keepAlive: true });
  const looking = (async () => {
    for (; !isOver; await sleep(100)) {
      const startedAt = performance.now();
      await call(`${appUrl}/livez`, agent);
      longest = Math.max(longest, performance.now() - startedAt);
    }
    agent.destroy();
  })();
  const stop = async () => {
    isOver = true;
    await looking;
    return Math.round(longest);
  };
  return { stop };
}

/** The most memory that the app's process has held so far; NaN where the system does not tell. */
function peakMb(stack: Stack): number {
  if (process.platform !== "linux") return Number.NaN;
  const status = readFileSync(`/proc/${stack.appPid()}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1_024);
}

/** The reference, over the same file, while the app is idle. */
async function measureBare(file: string, databaseUrl: string): Promise<number> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/bare-import.ts", file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"] as const,
  });
  const { ms } = JSON.parse(await text(child.stdout)) as { ms: number };
  return round(ms / 1_000, 1);
}
