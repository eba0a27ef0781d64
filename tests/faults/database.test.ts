import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

import { type FrailLink, openFrailLink } from "#tests/support/frail-link.ts";
import { queryDatabase } from "#tests/support/running-shop.ts";
import { outcomeOf, sampleOf, sendWebhook, type SentWebhook } from "#tests/support/webhooks.ts";
import { type Stack, startStack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

let link: FrailLink;
let stack: Stack;

beforeAll(async () => {
  link = await openFrailLink(inject("serverUrl"));
  const logFile = `.data/faults-${process.pid}-${Date.now()}.log`;
  stack = await startStack({ serverUrl: link.url, logFile, orders: 1 });
}, 120_000);
afterAll(async () => {
  link.mend();
  await stack.stop();
  await link.close();
}, 60_000);

async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const startedAt = performance.now();
  const answer = await work;
  return { answer, ms: performance.now() - startedAt };
}

const post = () => timed(sendWebhook(stack, "orders/create", sampleOf("orders/create")));
const readinessOf = async ({ appUrl }: Stack) => {
  const answer = await fetch(`${appUrl}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { database: boolean }) };
};
const readiness = () => readinessOf(stack);

/** A webhook that the app has taken: the door may need a moment on a busy machine. */
const taken = () =>
  waitFor("the door to open", async () => {
    const { answer } = await post();
    return answer.status === 200 && answer;
  });

/** A busy machine may need more than the half second that the app gives its database. */
const isReady = () => waitFor("readiness", async () => (await readiness()).status === 200);

describe.each(["cut", "hush"] as const)("while the database is away (%s)", (fault) => {
  it("senders hear before they lose patience that they should try again, and the app lives", async () => {
    await taken();
    link[fault]();
    const tries = await Promise.all(Array.from({ length: 5 }, post));
    expect(tries.map(({ answer }) => answer.status)).toEqual([503, 503, 503, 503, 503]);
    // Shopify waits five seconds. Nine tenths of one are the app's own patience; the rest is a busy machine's.
    expect(Math.max(...tries.map(({ ms }) => ms))).toBeLessThan(4_000);
    expect(await readiness()).toEqual({ status: 503, database: false, migrations: false, worker: false });
    expect((await fetch(`${stack.appUrl}/livez`)).status).toBe(200);
  });

  it("everything goes on by itself when it is back", async () => {
    link.mend();
    const sent = await taken();
    // This shop is not one of ours: being told so means that the worker is at work again.
    expect(await outcomeOf(stack, sent)).toMatchObject({ state: "ignored" });
    await isReady();
  }, 90_000);
});

describe("a line that breaks again and again", () => {
  /** Sends until told to end, and keeps what was taken. */
  async function keepSending(kept: SentWebhook[], isOver: () => boolean) {
    while (!isOver()) {
      const { answer } = await post();
      if (answer.status === 200) kept.push(answer);
    }
  }

  it("costs nothing of what was taken, and nothing is read twice", async () => {
    const kept: SentWebhook[] = [];
    let isOver = false;
    const senders = [1, 2, 3].map(() => keepSending(kept, () => isOver));
    for (const fault of ["cut", "cut", "hush", "cut", "cut", "hush", "cut", "cut"] as const) {
      const enough = kept.length + 20;
      await waitFor("webhooks to be taken", () => kept.length >= enough);
      link[fault]();
      await waitFor("the app to notice", async () => (await readiness()).status === 503);
      link.mend();
    }
    isOver = true;
    await Promise.all(senders);
    const read = await waitFor("everything that was taken to be read", async () => {
      const rows = await queryDatabase<{ webhookId: string; attempts: number }>(
        stack,
        `select "webhookId", attempts from "InboxItem" where state = 'ignored'`,
      );
      const ids = new Set(rows.map(({ webhookId }) => webhookId));
      return kept.every(({ webhookId }) => ids.has(webhookId)) && rows;
    });
    expect(read.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    await isReady();
  }, 180_000);
});

describe("without a worker", () => {
  it("the web process says that it is not ready, takes webhooks all the same, and leaves them for later", async () => {
    const logFile = `.data/faults-${process.pid}-alone.log`;
    const alone = await startStack({
      serverUrl: inject("serverUrl"),
      logFile,
      orders: 1,
      env: { WORKER_IN_WEB: "false" },
      ready: "livez",
    });
    try {
      const answer = await waitFor("the database to be seen", async () => {
        const seen = await readinessOf(alone);
        return seen.database && seen;
      });
      expect(answer).toEqual({ status: 503, database: true, migrations: true, worker: false });
      await waitFor("the door to open", async () => {
        return (await sendWebhook(alone, "orders/create", "{}")).status === 200;
      });
    } finally {
      await alone.stop();
    }
  }, 60_000);
});
