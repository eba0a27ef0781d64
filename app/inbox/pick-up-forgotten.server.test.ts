import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { pickUpForgotten } from "./pick-up-forgotten.server.ts";

const now = new Date("2026-11-26T12:00:00Z");

async function store(minutesAgo: number, state: "received" | "done" = "received"): Promise<string> {
  const sent = { source: "shopify", shop: WILLOW, topic: "orders/create", webhookId: crypto.randomUUID(), state };
  const receivedAt = new Date(now.getTime() - minutesAgo * 60_000);
  const body = { body: new TextEncoder().encode("{}"), bodySha256: new Uint8Array(32) };
  const item = await db.inboxItem.create({ data: { ...sent, ...body, receivedAt } });
  return String(item.id);
}

const waiting = async () => (await waitingJobs()).map(({ payload }) => payload.inboxId);

beforeEach(async () => {
  await db.inboxItem.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("a stored webhook", () => {
  it("whose job has spent its tries is given another, once", async () => {
    const id = await store(40);
    await enqueue(db, "webhook.read", { inboxId: id });
    await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts`;
    expect(await pickUpForgotten(now)).toBe(1);
    expect(await waiting()).toContain(id);
    expect(await pickUpForgotten(now)).toBe(0);
  });

  it("that is read, new, or somebody's job is left alone", async () => {
    await store(40, "done");
    await store(5);
    await enqueue(db, "webhook.read", { inboxId: await store(40) });
    expect(await pickUpForgotten(now)).toBe(0);
  });
});
