import { randomUUID } from "node:crypto";

import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { db, pool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { storeItems } from "#app/inbox/store-items.server.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { startWorker, type Worker } from "./worker.server.ts";

let worker: Worker;

beforeAll(async () => {
  await db.$executeRawUnsafe(`
    create function break_off() returns trigger language plpgsql as $$
    begin perform nextval('breaks'); perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
  await db.$executeRawUnsafe("create sequence breaks"); // what a sequence has counted survives the break
  worker = await startWorker();
});
// The queue complains on the console, in colors, when a line breaks that a worker waits on.
beforeEach(() => void vi.spyOn(console, "trace").mockImplementation(() => undefined));
afterEach(() => db.$executeRawUnsafe("drop trigger if exists break_off on graphile_worker._private_jobs"));
afterAll(() => worker.stop(), 30_000);

/** From now on the connection breaks that does this to a job, before anything is written. */
function breakOn(what: "delete" | "update of last_error") {
  return db.$executeRawUnsafe(`
    create trigger break_off before ${what} on graphile_worker._private_jobs for each row execute function break_off()`);
}

const mend = () => db.$executeRawUnsafe("drop trigger break_off on graphile_worker._private_jobs");

/** Of a shop that is not ours: to be closed as ignored. */
async function storeWebhook(): Promise<string> {
  const webhookId = randomUUID();
  const none = { eventId: null, apiVersion: null, triggeredAt: null };
  const shop = "nobody.myshopify.com";
  await storeItems(pool, [
    { source: "shopify", shop, topic: "orders/create", webhookId, ...none, body: Buffer.from("{}") },
  ]);
  return webhookId;
}

const itemOf = (webhookId: string) => db.inboxItem.findFirstOrThrow({ where: { webhookId } });
const readingOf = (webhookId: string) =>
  waitFor(
    "the reading",
    async () => (await itemOf(webhookId)).state !== "received" && (await itemOf(webhookId)),
    15_000,
  );

interface JobRow {
  attempts: number;
  locked: string | null;
}

async function jobOf(webhookId: string): Promise<JobRow | undefined> {
  const { id } = await itemOf(webhookId);
  const [row] = await db.$queryRaw<JobRow[]>`
    select attempts, locked_by as locked from graphile_worker._private_jobs where payload->>'inboxId' = ${String(id)}`;
  return row;
}

const gone = (webhookId: string) => waitFor("the job to be done", async () => (await jobOf(webhookId)) === undefined);

async function breaks(): Promise<number> {
  const [row] = await onOwnLine<{ count: string }>("select last_value as count from breaks");
  return Number(row?.count ?? 0);
}

/** The pool's connections are those that break: whoever watches must not be handed one of them. */
async function onOwnLine<T extends object>(statement: string): Promise<T[]> {
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  const { rows } = await client.query<T>(statement).finally(() => client.end());
  return rows;
}

async function locked(task: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    select count(*) from graphile_worker.jobs where task_identifier = ${task} and locked_at is not null`;
  return row?.count ?? 0n;
}

async function workerIds(): Promise<string[]> {
  const rows = await db.workerHeartbeat.findMany({ orderBy: { beatAt: "desc" } });
  return rows.map(({ workerId }) => workerId);
}

describe("a worker whose line to the database breaks", () => {
  it("takes a job again of whose claim it never heard, and the attempt does not count", async () => {
    const [poolId = ""] = await waitFor("the first beat", async () => (await workerIds()).length > 0 && workerIds());
    const runAt = new Date(Date.now() + 3_600_000);
    await db.$executeRaw`
      select graphile_worker.add_job('retention.sweep', '{}', job_key := 'lost', run_at := ${runAt}, max_attempts := 1)`;
    await db.$executeRaw`
      update graphile_worker._private_jobs set locked_by = ${poolId}, locked_at = now(), run_at = now(), attempts = 1
       where key = 'lost'`;
    await waitFor("the job to be done", async () => {
      const left = await db.$queryRaw<unknown[]>`select 1 from graphile_worker._private_jobs where key = 'lost'`;
      return left.length === 0;
    }); // prettier-ignore
  });

  it("goes on when it could not say that a job is done, and its work is done once", async () => {
    await breakOn("delete");
    const first = await storeWebhook();
    expect(await readingOf(first)).toMatchObject({ state: "ignored", attempts: 1 });
    const second = await storeWebhook();
    expect(await readingOf(second)).toMatchObject({ state: "ignored", attempts: 1 });
    expect(await jobOf(first)).toBeDefined();
    await mend();
    const third = await storeWebhook();
    expect(await readingOf(third)).toMatchObject({ state: "ignored", attempts: 1 });
    for (const webhook of [first, second, third]) await gone(webhook);
    expect(await itemOf(first)).toMatchObject({ state: "ignored", attempts: 1 });
  });

  it("tries again what failed when it could not even say so", async () => {
    await db.$executeRawUnsafe(
      `create trigger break_off before update on "InboxItem" for each row execute function break_off()`,
    );
    await breakOn("update of last_error");
    const webhook = await storeWebhook();
    await waitFor("the first try", async () => (await jobOf(webhook))?.locked);
    await db.$executeRawUnsafe('drop trigger break_off on "InboxItem"');
    await mend();
    expect(await readingOf(webhook)).toMatchObject({ state: "ignored", attempts: 1 });
    await gone(webhook);
  });

  it("says that it is there, whoever takes its place", async () => {
    await waitFor("a beat", async () => (await workerIds()).length > 0);
    await worker.stop();
    expect(await workerIds()).toEqual([]);
    worker = await startWorker();
  });

  it("reads a webhook while long jobs wait for a slot", async () => {
    await installWillow();
    const held = new pg.Client(env.DATABASE_URL);
    await held.connect();
    try {
      await held.query('begin; lock table "Replay" in access exclusive mode'); // so long do they take
      await db.$executeRaw`
        select graphile_worker.add_job('message.replay', json_build_object('shop', ${WILLOW}::text, 'replayId', gen_random_uuid()))
          from generate_series(1, 20)`;
      await waitFor("long jobs to be taken", async () => (await locked("message.replay")) > 0n);
      expect(await readingOf(await storeWebhook())).toMatchObject({ attempts: 1 });
      expect(await locked("message.replay")).toBeLessThanOrEqual(2n);
    } finally {
      await held.end();
    }
  });

  it("goes on when the line broke before its first claim", async () => {
    await worker.stop();
    await onOwnLine(
      "create trigger break_off before insert on graphile_worker._private_tasks for each row execute function break_off()",
    );
    const before = await breaks();
    worker = await startWorker();
    await waitFor("the first claims to break", async () => (await breaks()) > before);
    await onOwnLine("drop trigger break_off on graphile_worker._private_tasks");
    expect(await readingOf(await storeWebhook())).toMatchObject({ state: "ignored", attempts: 1 });
  });
});
