import { randomBytes } from "node:crypto";
import { Agent } from "node:http";

import { LIMITS } from "#app/tracking-page/limits.ts";
import { startStack } from "#tools/stack.ts";

import { emailOf, orderNumber, storeGuessedShops, ZIP } from "./guessed-shops.ts";
import { type Answered, type Guess, type LookUp, lookUpAt, newAddress } from "./look-up-call.ts";
import { round, type Target } from "./report.ts";

const ORDERS = 101; // the last one is redacted
const CONNECTIONS = 40;
const VISITORS = 6;
const TRIES_EACH = 1_000;
/** A machine that is too slow to time them all ends here, and says so. */
const MOST_MS = 5 * 60_000;
const QUIET_SHOPS = Array.from({ length: 10 }, (_, place) => `quiet-${place}.myshopify.com`);
const COMPARED = ["missed.myshopify.com", "closed.myshopify.com"] as const;
const fresh = newAddress();

/** How one attacker guesses, `n` times; `most` may pass in one window of so many seconds. */
interface Attack {
  name: string;
  guesses: number;
  guess: (n: number) => Omit<Guess, "shop">;
  most: number;
  seconds: number;
}

const HOME = "198.51.100.7";
const ATTACKS: Attack[] = [
  {
    name: "one order's e-mails, always another address",
    guesses: 3_000,
    guess: (n) => ({ order: orderNumber(1), contact: `guess${n}@example.com`, address: fresh() }),
    most: LIMITS.order.points,
    seconds: LIMITS.order.seconds,
  },
  {
    name: "one order's postcodes, always another spelling and address",
    guesses: 1_500,
    guess: (n) => ({ order: `x${n % 7}-${orderNumber(1)}`, contact: String(10_000 + n), address: fresh() }),
    most: LIMITS.order.points,
    seconds: LIMITS.order.seconds,
  },
  {
    name: "order after order, one address",
    guesses: 1_500,
    guess: (n) => ({ order: String(n), contact: "guess@example.com", address: HOME }),
    most: LIMITS.address.points,
    seconds: LIMITS.address.seconds,
  },
  {
    name: "order after order, always another address",
    guesses: 1_500,
    guess: (n) => ({ order: String(n), contact: "guess@example.com", address: fresh() }),
    most: LIMITS.shop.points,
    seconds: LIMITS.shop.seconds,
  },
  {
    name: "tracking numbers, one address",
    guesses: 1_000,
    guess: (n) => ({ order: `JD99900${1_000_000 + n}`, contact: "", address: HOME }),
    most: LIMITS.trackingAddress.points,
    seconds: LIMITS.trackingAddress.seconds,
  },
  {
    name: "tracking numbers, always another address",
    guesses: 1_500,
    guess: (n) => ({ order: `JD99900${1_000_000 + n}`, contact: "", address: fresh() }),
    most: LIMITS.trackingShop.points,
    seconds: LIMITS.trackingShop.seconds,
  },
];

const attackedShop = (place: number) => `attacked-${place}.myshopify.com`;

/**
 * 10,000 guesses at the look-up through the app proxy's signature: how many pass the limits, whether the answers
 * of misses differ in anything, and whether time tells a hit from a miss.
 */
export async function runLookUp(): Promise<Target[]> {
  const masterKey = randomBytes(32);
  const stack = await startStack({
    report: (step) => console.log(step),
    env: { WORKER_IN_WEB: "false", LOG_LEVEL: "error", MASTER_KEY: masterKey.toString("base64") },
    logFile: ".data/bench.log",
    ready: "livez",
    orders: 0,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    const shops = [...ATTACKS.map((_, place) => attackedShop(place)), ...COMPARED, ...QUIET_SHOPS];
    console.log(`storing ${shops.length} shops`);
    await storeGuessedShops(stack.databaseUrl, masterKey, shops, ORDERS);
    const lookUp = lookUpAt(stack.appUrl, stack.simulator.world.config.apiSecret, agent);
    const attacks: Target[] = [];
    for (const [place, attack] of ATTACKS.entries()) attacks.push(await runAttack(lookUp, attackedShop(place), attack));
    return [...attacks, ...(await compareAnswers(lookUp)), ...(await compareTimes(lookUp))];
  } finally {
    agent.destroy();
    await stack.stop();
  }
}

async function runAttack(lookUp: LookUp, shop: string, { name, guesses, guess, most, seconds }: Attack) {
  console.log(`${guesses} guesses: ${name}`);
  const startedAt = performance.now();
  const answers = await all(
    Array.from({ length: guesses }, (_, n) => () => lookUp({ shop, ...guess(n) })),
    CONNECTIONS,
  );
  const passed = answers.filter(({ status }) => status !== 429).length;
  const windows = 1 + Math.floor((performance.now() - startedAt) / 1_000 / seconds);
  const ok = passed > 0 && passed <= most * windows && answers.every(({ isHit }) => !isHit);
  return { name: `passed of ${guesses}: ${name}`, value: passed, goal: `≤ ${most * windows}`, ok };
}

/** Ways to find nothing, each with keys of its own so that no limit is near. */
function misses(shop: string, n: number): Guess[] {
  const guess = (order: string, contact: string) => ({ shop, order, contact, address: fresh() });
  return [
    guess(`#${50_000 + n}`, emailOf(n)),
    guess(orderNumber(n), "guess@example.com"),
    guess(orderNumber(n), "+49 151 99999999"),
    guess(orderNumber(n), "99999"),
    guess(`JD99900${1_000_000 + n}`, ""),
    guess(orderNumber(ORDERS), emailOf(ORDERS)),
    guess(orderNumber(ORDERS), ZIP),
    guess(`JD00340434${1_000 + ORDERS}`, ""),
    guess("", ""),
    guess(orderNumber(n), ""),
  ];
}

async function compareAnswers(lookUp: LookUp): Promise<Target[]> {
  console.log("comparing the answers of misses, and those of the limits");
  const [shop, other] = COMPARED;
  const missed = await all(
    misses(shop, 1).map((guess) => () => lookUp(guess)),
    CONNECTIONS,
  );
  const closed = [orderNumber(1), "#77777"].flatMap((order) =>
    Array.from(
      { length: 10 },
      () => () => lookUp({ shop: other, order, contact: "guess@example.com", address: fresh() }),
    ),
  );
  const refused = (await all(closed, CONNECTIONS)).filter(({ status }) => status === 429);
  const kinds = (answers: Answered[]) => new Set(answers.map(({ print }) => print)).size;
  return [
    { name: "different answers of 10 kinds of miss", value: kinds(missed), goal: "1", ok: kinds(missed) === 1 },
    {
      name: "different answers when closed, order known or not",
      value: kinds(refused),
      goal: "1",
      ok: kinds(refused) === 1,
    },
  ];
}

/** Hits, wrong contacts and unknown orders in turn, over so many shops that none comes near a limit. */
async function compareTimes(lookUp: LookUp): Promise<Target[]> {
  console.log(`timing ${TRIES_EACH} hits and ${TRIES_EACH} misses in turn`);
  const times: Record<"hit" | "wrong" | "unknown", number[]> = { hit: [], wrong: [], unknown: [] };
  const tries = Array.from({ length: TRIES_EACH }, (_, place) => {
    const shop = QUIET_SHOPS[place % QUIET_SHOPS.length] ?? "";
    const n = Math.floor(place / QUIET_SHOPS.length) + 1;
    const miss = place % 20 < 10 ? "wrong" : "unknown";
    const order = miss === "wrong" ? orderNumber(n) : `#${90_000 + n}`;
    const pair = [
      { kind: "hit" as const, guess: { shop, order: orderNumber(n), contact: emailOf(n), address: fresh() } },
      { kind: miss, guess: { shop, order, contact: "guess@example.com", address: fresh() } } as const,
    ];
    return place % 4 < 2 ? pair : pair.toReversed();
  }).flat();
  const endsAt = performance.now() + MOST_MS;
  await all(
    tries.map(({ kind, guess }) => async () => {
      if (performance.now() > endsAt) return;
      const { ms, isHit, status } = await lookUp(guess);
      if (status !== 200 || isHit !== (kind === "hit"))
        throw new Error(`A ${kind} was answered with ${status}, hit: ${isHit}`);
      times[kind].push(ms);
    }),
    VISITORS,
  );
  const hit = mean(times.hit);
  const miss = mean([...times.wrong, ...times.unknown]);
  const known = mean(times.wrong) - mean(times.unknown);
  const timed = Math.min(times.hit.length, times.wrong.length + times.unknown.length);
  return [
    { name: "hits and misses timed, each", value: timed, goal: String(TRIES_EACH), ok: timed === TRIES_EACH },
    { name: "hit, mean ms", value: round(hit, 1), goal: "shown", ok: true },
    { name: "miss, mean ms", value: round(miss, 1), goal: "shown", ok: true },
    { name: "hit − miss, mean ms", value: round(hit - miss), goal: "within 5", ok: Math.abs(hit - miss) < 5 },
    { name: "wrong contact − unknown order, mean ms", value: round(known), goal: "within 5", ok: Math.abs(known) < 5 },
  ];
}

/** Runs the calls in order, so many at a time. */
async function all<T>(calls: (() => Promise<T>)[], atOnce: number): Promise<T[]> {
  const results: T[] = [];
  const queue = calls.entries();
  const caller = async () => {
    for (const [place, ask] of queue) results[place] = await ask();
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return results;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
