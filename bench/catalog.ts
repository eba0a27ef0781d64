import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

import { migrate } from "#tools/migrate.ts";
import { onDatabase } from "#tools/on-database.ts";
import { startPostgres } from "#tools/postgres.ts";
import { TEST_ENV } from "#tests/support/test-env.ts";

import { writeExport } from "./export-file.ts";
import { round, type Target } from "./report.ts";

const { values: sizes } = parseArgs({
  args: process.argv.slice(3),
  options: { products: { type: "string", default: "100000" } },
});
const PRODUCTS = Number(sizes.products);
const SHOP = "willow.myshopify.com";

interface Took {
  products: number;
  ms: number;
  idleMb: number;
  peakMb: number;
  longestStallMs: number;
}

/**
 * The mirror of a large catalog: the first export, the same once more, and one in which a hundredth has changed, each
 * in a process of its own, against a bare loop over the same file. `--products 5000` for a try.
 */
export async function runCatalog(): Promise<Target[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "afterglow-bench-"));
  const postgres = await startPostgres();
  try {
    await postgres.ensureDatabase("bench");
    const databaseUrl = postgres.url("bench");
    await migrate(databaseUrl);
    await onDatabase(databaseUrl, (client) =>
      client.query(
        `insert into "Shop" (domain, name, "dataKey", currency, "countryCode") values ($1, 'Willow', $2, 'EUR', 'DE')`,
        [SHOP, randomBytes(32)],
      ),
    );
    return await measure(folder, databaseUrl);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, databaseUrl: string): Promise<Target[]> {
  const [whole, changed] = [path.join(folder, "whole.jsonl"), path.join(folder, "changed.jsonl")];
  const lines = await writeExport(whole, { products: PRODUCTS });
  await writeExport(changed, { products: PRODUCTS, changedEvery: 100 });
  console.log(`${PRODUCTS} products, ${lines} lines, ${round(statSync(whole).size / 1e6, 0)} MB`);
  const server = createServer((request, response) =>
    createReadStream(path.join(folder, request.url ?? "")).pipe(response),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const env = { ...TEST_ENV, DATABASE_URL: databaseUrl, LOG_LEVEL: "error" };
  const read = (name: string, day: number) =>
    runScript<Took>(
      "bench/catalog-import.ts",
      [SHOP, `http://127.0.0.1:${port}/${name}`, `2026-11-${day}T03:00:00Z`],
      env,
    );
  try {
    const first = await read("whole.jsonl", 10);
    const again = await read("whole.jsonl", 11);
    const part = await read("changed.jsonl", 12);
    const bare = await runScript<{ ms: number }>("bench/bare-import.ts", [whole], env);
    return targets(first, again, part, bare.ms);
  } finally {
    server.close();
  }
}

function targets(first: Took, again: Took, part: Took, bareMs: number): Target[] {
  const ratio = round(first.ms / bareMs);
  const stall = Math.max(first.longestStallMs, again.longestStallMs, part.longestStallMs);
  return [
    { name: "products mirrored", value: first.products, goal: `${PRODUCTS}`, ok: first.products === PRODUCTS },
    { name: "first export ÷ bare loop", value: ratio, goal: "≤ 5", ok: ratio <= 5 },
    { name: "first export, s", value: round(first.ms / 1_000, 1), goal: "shown", ok: true },
    { name: "the same once more, s", value: round(again.ms / 1_000, 1), goal: "shown", ok: true },
    { name: "a hundredth changed, s", value: round(part.ms / 1_000, 1), goal: "shown", ok: true },
    { name: "bare loop, s", value: round(bareMs / 1_000, 1), goal: "shown", ok: true },
    { name: "peak memory, MB", value: first.peakMb, goal: "≤ 700", ok: first.peakMb <= 700 },
    { name: "memory before the export, MB", value: first.idleMb, goal: "shown", ok: true },
    { name: "longest stall of the process, ms", value: stall, goal: "shown", ok: true },
  ];
}

/** Runs a script to its end and reads the JSON it prints. */
async function runScript<T>(script: string, args: string[], env: Record<string, string>): Promise<T> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"] as const,
  });
  const said = await text(child.stdout);
  const last = said.trim().split("\n").at(-1) ?? "";
  if (!last.startsWith("{")) throw new Error(`${script} said no figures: ${said.slice(0, 500)}`);
  return JSON.parse(last) as T;
}
