import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { migrate } from "#tools/migrate.ts";
import { startPostgres } from "#tools/postgres.ts";
import { createScratchDatabase } from "#tools/scratch-database.ts";
import { onDatabase } from "#tools/on-database.ts";

import { round, type Target } from "./report.ts";
import { SHOP, storeOrders } from "./stored-orders.ts";

const LINES = 1_000_000;
const PRODUCTS = 10_000;
const LARGE = 100_000;
const ORDERS = 20_000;

/** A complete environment in which nothing but the database is real. */
const ENV = {
  ...{ NODE_ENV: "test" as const, LOG_LEVEL: "error", DATABASE_POOL: "5", WORKER_IN_WEB: "false" },
  ...{ SHOPIFY_API_KEY: "bench", SHOPIFY_API_SECRET: "bench", SHOPIFY_APP_URL: "https://afterglow.test" },
  MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  ...{ SENDGRID_API_KEY: "SG.bench", SENDGRID_BASE_URL: "http://127.0.0.1:9/", SENDGRID_WEBHOOK_KEY: "bench" },
  ...{ EMAIL_FROM: "orders@afterglow.test", TWILIO_FROM: "+15005550006", TWILIO_BASE_URL: "http://127.0.0.1:9" },
  ...{ TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, TWILIO_AUTH_TOKEN: "bench" },
} satisfies NodeJS.ProcessEnv;

interface Large {
  learned: number;
  plain: number;
  ownMb: number;
  peakMb: number;
  rankP50: number;
  rankP99: number;
}

interface Times {
  learned: number;
  made: { p50: number; p99: number };
  read: { p50: number; p99: number };
  bare: { p50: number; p99: number };
}

/** What learning costs a large shop, against plain counting of pairs; and what picks of one order cost. */
export async function runRecommendationsCost(): Promise<Target[]> {
  console.log(`learning ${LINES} lines of ${PRODUCTS} products`);
  const large = await run<Large>("bench/learn-large.ts", [LINES, PRODUCTS]);
  console.log(`learning ${LINES} lines of ${LARGE} products`);
  const huge = await run<Large>("bench/learn-large.ts", [LINES, LARGE]);
  console.log(`picks of ${ORDERS} stored orders`);
  const times = await timePicks();
  return [
    {
      name: "learning 1 M lines, 10,000 products, s",
      value: round(large.learned, 1),
      goal: "≤ 60",
      ok: large.learned <= 60,
    },
    { name: "the same ÷ counting pairs", value: round(large.learned / large.plain, 1), goal: "shown", ok: true },
    { name: "peak memory, MB", value: round(large.peakMb, 0), goal: "≤ 700", ok: large.peakMb <= 700 },
    { name: "ranking one order in memory, p99 ms", value: round(large.rankP99, 1), goal: "shown", ok: true },
    { name: "learning 1 M lines, 100,000 products, s", value: round(huge.learned, 1), goal: "shown", ok: true },
    { name: "peak memory of that, MB", value: round(huge.peakMb, 0), goal: "shown", ok: true },
    { name: "reading an order's picks, p99 ms", value: round(times.read.p99), goal: "≤ 5", ok: times.read.p99 <= 5 },
    { name: "the same ÷ a bare query, p50", value: round(times.read.p50 / times.bare.p50, 1), goal: "shown", ok: true },
    { name: "making an order's picks, p50 ms", value: round(times.made.p50), goal: "shown", ok: true },
    { name: "making an order's picks, p99 ms", value: round(times.made.p99), goal: "shown", ok: true },
    { name: "learning 20,000 stored orders, s", value: round(times.learned, 1), goal: "shown", ok: true },
  ];
}

async function timePicks(): Promise<Times> {
  const postgres = await startPostgres({ dataDir: ".data/postgres" });
  try {
    const database = await createScratchDatabase(postgres.url("postgres"));
    await migrate(database.url);
    await onDatabase(database.url, async (client) => {
      await client.query(`insert into "Shop" (domain, name, currency, "dataKey") values ($1, 'Willow', 'EUR', '')`, [
        SHOP,
      ]);
    });
    await storeOrders(database.url, ORDERS);
    const times = await run<Times>("bench/time-picks.ts", [ORDERS, 2_000, 300], database.url);
    await database.drop();
    return times;
  } finally {
    await postgres.stop();
  }
}

/** The last line of a script's output is its result. */
async function run<Result>(script: string, values: number[], databaseUrl?: string): Promise<Result> {
  const env: NodeJS.ProcessEnv = databaseUrl ? { ...process.env, ...ENV, DATABASE_URL: databaseUrl } : process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...values.map(String)], {
    env,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
}
