import { createHmac, randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

import type pg from "pg";

import { onDatabase } from "#tools/on-database.ts";
import { startStack } from "#tools/stack.ts";

import { call } from "./call.ts";
import { startChild } from "./child.ts";
import { paceLoad } from "./load.ts";
import { quantile, round, type Target } from "./report.ts";
import { type SlowProvider, startSlowProvider } from "./slow-provider.ts";
import { letterShop, MASTER_KEY, storeLetters, storeLetterShop, wakeDispatcher } from "./stored-letters.ts";

const { values: sizes } = parseArgs({
  args: process.argv.slice(3),
  options: {
    /** E-mails drained, over 20 shops. */
    messages: { type: "string", default: "100000" },
    /** Seconds of 100 events each. */
    seconds: { type: "string", default: "60" },
  },
});
const MESSAGES = Number(sizes.messages);
const SHOPS = 20;
/** So much lies before a shop while another one's message starts. */
const BACKLOG = MESSAGES / 2;
const PACE = { perSecond: 100, seconds: Number(sizes.seconds) };
const EVENT_SHOP = letterShop(SHOPS + 1);
const BACKLOG_SHOP = letterShop(SHOPS + 2);
const NEIGHBOR = letterShop(SHOPS + 3);
const NEIGHBOR_TRIES = 5;
const BARE_MESSAGES = Math.min(20_000, MESSAGES);

const report = (step: string) => console.log(step);

/**
 * Messages on their way out, against a mail provider that answers in 50 ms: how long from an event at the door to the
 * provider's yes, how fast a backlog of rendered e-mails drains against a bare loop, and whether one shop's backlog
 * keeps another shop waiting. `--messages 5000 --seconds 5` for a try.
 */
export async function runDeliver(): Promise<Target[]> {
  const provider = await startSlowProvider();
  return measureAll(provider).finally(() => provider.stop());
}

async function measureAll(provider: SlowProvider): Promise<Target[]> {
  const masterKey = MASTER_KEY.toString("base64");
  const env = { LOG_LEVEL: "error", MASTER_KEY: masterKey, SENDGRID_BASE_URL: provider.url };
  const stack = await startStack({ report, env, logFile: ".data/bench.log", orders: 0 });
  try {
    return await onDatabase(stack.databaseUrl, async (client) => [
      ...(await measureLatency(client, provider, stack.appUrl, stack.simulator.world.config.apiSecret)),
      ...(await measureDrain(client, provider, stack.databaseUrl)),
      ...(await measureNeighbor(client, provider)),
    ]);
  } finally {
    await stack.stop();
  }
}

/** Events of parcels under way, through the door, the inbox, planning and the outbox. */
async function measureLatency(
  client: pg.Client,
  provider: SlowProvider,
  appUrl: string,
  secret: string,
): Promise<Target[]> {
  const warmUp = PACE.perSecond * 3;
  const orders = PACE.perSecond * PACE.seconds + warmUp;
  report(`storing ${orders} orders of a shop`);
  await storeLetterShop(client, EVENT_SHOP, orders);
  await client.query("analyze");
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const told = new Map<number, number>();
  let n = 0;
  const tell = () => {
    n += 1;
    told.set(n, Date.now());
    return postEvent(`${appUrl}/webhooks/shopify`, secret, agent, n);
  };
  await paceLoad(tell, { perSecond: PACE.perSecond, seconds: 3 });
  await untilCounted(provider, warmUp);
  // Tables that were empty a moment ago: a server that has run for a day knows them.
  await client.query("analyze");
  report(`${PACE.perSecond} events a second for ${PACE.seconds} s`);
  const doorTimes = await paceLoad(tell, PACE);
  await untilCounted(provider, orders);
  agent.destroy();
  const { rows } = await client.query<{ id: string; number: number }>(
    `select m.id, o.number from "Message" m join "Order" o on o.id = m."orderId" where m.shop = $1`,
    [EVENT_SHOP],
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const times = (await provider.answered()).flatMap(([id, at]) => {
    const number = numbers.get(id) ?? 0;
    return number > warmUp ? [at - (told.get(number) ?? 0)] : [];
  });
  await provider.forget();
  const p95 = round(quantile(times, 0.95), 0);
  return [
    {
      name: "events told and answered for",
      value: times.length,
      goal: `${orders - warmUp}`,
      ok: times.length === orders - warmUp,
    },
    { name: "answer of the door p99, ms", value: round(quantile(doorTimes, 0.99), 0), goal: "shown", ok: true },
    { name: "event to accepted p50, ms", value: round(quantile(times, 0.5), 0), goal: "shown", ok: true },
    { name: "event to accepted p95, ms", value: p95, goal: "< 500", ok: p95 < 500 },
  ];
}

async function measureDrain(client: pg.Client, provider: SlowProvider, databaseUrl: string): Promise<Target[]> {
  report(`storing ${MESSAGES} letters of ${SHOPS} shops`);
  const each = MESSAGES / SHOPS;
  for (let n = 1; n <= SHOPS; n += 1) {
    const recipient = await storeLetterShop(client, letterShop(n), each);
    await storeLetters(client, letterShop(n), each, recipient);
  }
  await client.query("vacuum analyze");
  const startedAt = Date.now();
  await wakeDispatcher(client);
  await untilCounted(provider, MESSAGES, (count, seconds) => report(`  ${count} sent, ${round(count / seconds, 0)}/s`));
  const rate = MESSAGES / ((Date.now() - startedAt) / 1_000);
  await untilSettled(client);
  const bare = await measureBare(client, provider.url, databaseUrl);
  await provider.forget();
  const ratio = round(rate / bare);
  return [
    { name: "mails drained per second, app ÷ bare loop", value: ratio, goal: "≥ 0.4", ok: ratio >= 0.4 },
    { name: "mails drained per second, app", value: round(rate, 0), goal: "300 (shown)", ok: true },
    { name: "mails drained per second, bare loop", value: round(bare, 0), goal: "shown", ok: true },
  ];
}

/** The reference, over the same mails, while the app is idle. */
async function measureBare(client: pg.Client, providerUrl: string, databaseUrl: string): Promise<number> {
  report(`bare loop over ${BARE_MESSAGES} letters`);
  await client.query(`
    create table bare_outbox (id uuid primary key default gen_random_uuid(), state text not null default 'pending',
                              run_at timestamptz not null default now(), accepted_at timestamptz);
    create index on bare_outbox (state, run_at)`);
  const bare = await startChild("bench/bare-deliver-server.ts", {
    DATABASE_URL: databaseUrl,
    PROVIDER_URL: providerUrl,
  });
  try {
    const run = async (letters: number) => {
      await client.query("insert into bare_outbox select from generate_series(1, $1::int)", [letters]);
      const answer = await call(bare.url, new Agent({ timeout: 0 }));
      const { sent, ms } = JSON.parse(answer.body.toString()) as { sent: number; ms: number };
      return (sent * 1_000) / ms;
    };
    await run(Math.ceil(BARE_MESSAGES / 10)); // warm up
    return await run(BARE_MESSAGES);
  } finally {
    bare.stop();
  }
}

/** One shop's backlog is being sent; another shop's single messages come in between. */
async function measureNeighbor(client: pg.Client, provider: SlowProvider): Promise<Target[]> {
  report(`storing ${BACKLOG} letters of one shop`);
  const recipient = await storeLetterShop(client, NEIGHBOR, NEIGHBOR_TRIES);
  await storeLetters(client, BACKLOG_SHOP, BACKLOG, await storeLetterShop(client, BACKLOG_SHOP, BACKLOG));
  await storeLetters(client, NEIGHBOR, NEIGHBOR_TRIES, recipient);
  await client.query(`update "Message" set "runAt" = now() + interval '1 day' where shop = $1`, [NEIGHBOR]);
  await client.query("analyze");
  await wakeDispatcher(client);
  await untilCounted(provider, 50);
  const waits: number[] = [];
  for (let n = 1; n <= NEIGHBOR_TRIES; n += 1) {
    const { rows } = await client.query<{ id: string }>(
      `update "Message" set "runAt" = now() where key = $1 returning id`,
      [`${NEIGHBOR}letter${n}`],
    );
    const dueAt = Date.now();
    await wakeDispatcher(client);
    waits.push((await answeredAt(provider, rows[0]?.id ?? "")) - dueAt);
  }
  const { rows } = await client.query<{ left: number }>(
    `select count(*)::int as left from "Message" where shop = $1 and state = 'pending'`,
    [BACKLOG_SHOP],
  );
  report(`  ${rows[0]?.left} of the backlog were still waiting then`);
  await client.query(`update "Message" set state = 'expired' where state = 'pending'`);
  await untilSettled(client);
  const worst = round(Math.max(...waits) / 1_000);
  return [{ name: `another shop's wait beside ${BACKLOG} letters, s`, value: worst, goal: "< 5", ok: worst < 5 }];
}

async function answeredAt(provider: SlowProvider, id: string): Promise<number> {
  for (const endsAt = Date.now() + 60_000; Date.now() < endsAt; await sleep(50)) {
    const found = (await provider.answered()).find(([answered]) => answered === id);
    if (found) return found[1];
  }
  throw new Error("The other shop's message did not leave within a minute");
}

const STALLED_MS = 60_000;

/** Waits until so many mails were answered. @throws Error when nothing moves for a minute */
async function untilCounted(provider: SlowProvider, wanted: number, tell?: (count: number, seconds: number) => void) {
  const startedAt = Date.now();
  let last = { count: -1, at: startedAt };
  for (let tick = 1; ; tick += 1) {
    const count = await provider.count();
    if (count >= wanted) return;
    if (count !== last.count) last = { count, at: Date.now() };
    if (Date.now() - last.at > STALLED_MS) throw new Error(`Only ${count} of ${wanted} mails have left`);
    if (tick % 100 === 0) tell?.(count, (Date.now() - startedAt) / 1_000);
    await sleep(100);
  }
}

/** The provider's last answers have been written down. */
async function untilSettled(client: pg.Client) {
  for (;;) {
    const { rows } = await client.query(`select 1 from "Message" where state = 'sending' limit 1`);
    if (rows.length === 0) return;
    await sleep(200);
  }
}

/** Shopify's webhook of a scan: order `n`'s parcel is out for delivery. */
async function postEvent(url: string, secret: string, agent: Agent, n: number) {
  const body = JSON.stringify({
    id: 5_000_000 + n,
    fulfillment_id: n,
    order_id: n,
    status: "out_for_delivery",
    message: "Out for delivery",
    happened_at: new Date().toISOString(),
    city: "Berlin",
    country: "DE",
  });
  const headers = {
    "X-Shopify-Topic": "fulfillment_events/create",
    "X-Shopify-Shop-Domain": EVENT_SHOP,
    "X-Shopify-Webhook-Id": randomUUID(),
    "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(body).digest("base64"),
    "Content-Length": Buffer.byteLength(body),
  };
  const { status } = await call(url, agent, { method: "POST", headers }, body);
  if (status !== 200) throw new Error(`The door answered ${status}`);
}
