import type { InboxState } from "@prisma/client";
import { beforeAll, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { countTopics, listFailedWebhooks, listPrivacyRequests } from "./activity.server.ts";

const now = new Date("2026-11-02T12:00:00.000Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

interface Seed {
  shop?: string;
  topic: string;
  state?: InboxState;
  receivedAt: Date;
  body?: Buffer<ArrayBuffer> | null;
}

async function seedWebhook({ shop = WILLOW, topic, state = "done", receivedAt, body = Buffer.from("{}") }: Seed) {
  const id = { source: "shopify", shop, topic, webhookId: `${topic}-${receivedAt.getTime()}` };
  const error = state === "failed" ? "id: expected a number" : null;
  await db.inboxItem.create({
    data: { ...id, state, receivedAt, body, error, attempts: 1, bodySha256: Buffer.alloc(32) },
  });
}

beforeAll(async () => {
  await installWillow();
  await seedWebhook({ topic: "orders/create", receivedAt: hoursAgo(1) });
  await seedWebhook({ topic: "orders/create", receivedAt: hoursAgo(2), state: "failed" });
  await seedWebhook({ topic: "orders/updated", receivedAt: hoursAgo(3), state: "failed", body: null });
  await seedWebhook({ topic: "orders/create", receivedAt: hoursAgo(30) });
  await seedWebhook({ shop: OTHER_SHOP, topic: "orders/create", receivedAt: hoursAgo(1), state: "failed" });
});

it("lists this shop's unread webhooks, newest first, without their bodies", async () => {
  const failed = await listFailedWebhooks(WILLOW, 10);
  expect(failed).toEqual([
    {
      id: expect.stringMatching(/^\d+$/) as string,
      topic: "orders/create",
      receivedAt: hoursAgo(2),
      error: "id: expected a number",
      attempts: 1,
      canReplay: true,
    },
    expect.objectContaining({ topic: "orders/updated", canReplay: false }),
  ]);
});

it("counts a day's webhooks by topic", async () => {
  expect(await countTopics(WILLOW, hoursAgo(24))).toEqual([
    { topic: "orders/create", received: 2, failed: 1 },
    { topic: "orders/updated", received: 1, failed: 1 },
  ]);
});

it("lists legal requests and says which still hold an export", async () => {
  const request = { shop: WILLOW, kind: "data_request", requestedAt: hoursAgo(5) };
  await db.privacyRequest.create({
    data: { ...request, completedAt: hoursAgo(4), exportSealed: Buffer.from("sealed") },
  });
  await db.privacyRequest.create({ data: { shop: WILLOW, kind: "customer_redact", requestedAt: hoursAgo(2) } });
  expect(await listPrivacyRequests(WILLOW, 10)).toMatchObject([
    { kind: "customer_redact", completedAt: null, hasExport: false },
    { kind: "data_request", completedAt: hoursAgo(4), hasExport: true },
  ]);
  expect(await listPrivacyRequests(OTHER_SHOP, 10)).toEqual([]);
});
