import { readFileSync } from "node:fs";
import { Agent } from "node:http";
import { gzipSync } from "node:zlib";

import { signProxyQuery } from "#app/tracking-page/app-proxy.ts";
import { createMerchant } from "#tools/merchant.ts";
import { startStack } from "#tools/stack.ts";

import { type Bare, startBarePage } from "./bare-page.ts";
import { call } from "./call.ts";
import { type Ask, paceLoad, pressLoad } from "./load.ts";
import { quantile, round, type Target } from "./report.ts";
import { orderIdOf, SHOP, storeOrders, tokenOf } from "./stored-orders.ts";

const ORDERS = 100_000;
const CONNECTIONS = 20;
const ROUNDS = 5;
const SECONDS = 4;
/** Until the code is compiled for good, which the longer of the two takes longer for. */
const WARM_UP_SECONDS = 12;
const PACE = { perSecond: 100, seconds: 20 };
const SHOPPER = {
  "User-Agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
  "Accept-Language": "en-US,en;q=0.9,de;q=0.8",
  "X-Forwarded-For": "203.0.113.7",
};

/**
 * The page behind a signed link, over 100,000 stored orders, against a bare Remix loader that runs one query
 * on the same database, in turn. The ratio decides; times depend on the machine.
 */
export async function runPage(): Promise<Target[]> {
  const report = (step: string) => console.log(step);
  const stack = await startStack({
    report,
    env: { WORKER_IN_WEB: "false", LOG_LEVEL: "error" },
    logFile: ".data/bench.log",
    ready: "livez",
    orders: 0,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 * CONNECTIONS });
  let bare: Bare | undefined;
  try {
    await createMerchant(stack.simulator.world).open();
    report(`storing ${ORDERS} orders`);
    await storeOrders(stack.databaseUrl, ORDERS);
    bare = await startBarePage(stack.databaseUrl);
    const visit = visitPages(stack.appUrl, stack.simulator.world.config.apiSecret, agent);
    const reference = readOrders(bare.url, agent);
    const load = { connections: CONNECTIONS, seconds: SECONDS };
    report("warming up");
    for (const ask of [visit, reference]) await pressLoad(ask, { ...load, seconds: WARM_UP_SECONDS });
    const ratios: number[] = [];
    for (let turn = 1; turn <= ROUNDS; turn += 1) {
      const pages = (await pressLoad(visit, load)).length / SECONDS;
      const orders = (await pressLoad(reference, load)).length / SECONDS;
      ratios.push(pages / orders);
      report(`round ${turn}: page ${round(pages, 0)}/s, bare loader ${round(orders, 0)}/s`);
    }
    report(`${PACE.perSecond} visits a second`);
    const times = await paceLoad(visit, PACE);
    return [...targetsOf(ratios, times), ...sizeTargets(await visit())];
  } finally {
    agent.destroy();
    bare?.stop();
    await stack.stop();
  }
}

function targetsOf(ratios: number[], times: number[]): Target[] {
  const ratio = round(quantile(ratios, 0.5));
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => round(quantile(times, share), 1)) as [
    number,
    number,
    number,
  ];
  return [
    { name: "pages per second, app ÷ bare loader", value: ratio, goal: "≥ 0.5", ok: ratio >= 0.5 },
    { name: "page p50 at 100/s, ms", value: p50, goal: "shown", ok: true },
    { name: "page p95 at 100/s, ms", value: p95, goal: "≤ 25", ok: p95 <= 25 },
    { name: "page p99 at 100/s, ms", value: p99, goal: "shown", ok: true },
  ];
}

/** What one visit costs the network; every stored order has two parcels. */
function sizeTargets(page: Buffer): Target[] {
  const asset = (name: string) => readFileSync(`extensions/afterglow-theme/assets/${name}`);
  const sizes = [
    { name: "page of two parcels, bytes gzipped", body: page, most: 14_000 },
    { name: "script, bytes gzipped", body: asset("afterglow.js"), most: 6_000 },
    { name: "styles, bytes gzipped", body: asset("afterglow.css"), most: 8_000 },
  ];
  return sizes.map(({ name, body, most }) => {
    const value = gzipSync(body).length;
    return { name, value, goal: `≤ ${most}`, ok: value <= most };
  });
}

/** Opens a link of any stored order as Shopify forwards it; what it signs is the same for all visits of a second. */
function visitPages(appUrl: string, secret: string, agent: Agent): () => Promise<Buffer> {
  const next = anyOrder();
  let signed = { timestamp: "", query: "" };
  return async () => {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    if (signed.timestamp !== timestamp) signed = { timestamp, query: signQuery(timestamp, secret) };
    const url = `${appUrl}/proxy/track/t/${tokenOf(next())}?${signed.query}`;
    const { status, body } = await call(url, agent, { headers: SHOPPER });
    if (status !== 200) throw new Error(`The page answered ${status}`);
    return body;
  };
}

function signQuery(timestamp: string, secret: string): string {
  const pairs = { shop: SHOP, path_prefix: "/apps/track", timestamp, logged_in_customer_id: "" };
  const signature = signProxyQuery(new Map(Object.entries(pairs).map(([name, value]) => [name, [value]])), secret);
  return new URLSearchParams({ ...pairs, signature }).toString();
}

function readOrders(bareUrl: string, agent: Agent): Ask {
  const next = anyOrder();
  return async () => {
    const { status } = await call(`${bareUrl}/orders/${orderIdOf(next())}`, agent);
    if (status !== 200) throw new Error(`The bare loader answered ${status}`);
  };
}

/** Strides through all orders, so that no two neighbors in time are neighbors on disk. */
function anyOrder(): () => number {
  let n = 0;
  return () => (n = (n + 61_803) % ORDERS) + 1;
}
