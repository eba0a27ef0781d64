import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";
import { beforeEach, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { setRule } from "./arbiter/rules.server.ts";
import { doubledStages } from "./doubled-stages.ts";
import { listStages } from "./list-stages.server.ts";
import { saveElsewhere } from "./save-sending-rules.server.ts";

const now = new Date("2026-11-26T12:00:00Z");
const DAY = 86_400_000;

beforeEach(async () => {
  await db.message.deleteMany();
  await db.notificationRule.deleteMany();
  await db.shop.deleteMany();
  await installWillow({ sendingRules: {} });
});

function store(count: number, facts: Partial<Prisma.MessageCreateManyInput>) {
  const row = { shop: WILLOW, kind: "shipped", channel: "email", recipientHash: Buffer.alloc(32), occurredAt: now };
  const times = { createdAt: new Date(now.getTime() - DAY), expiresAt: now };
  const data = Array.from({ length: count }, () => ({
    ...row,
    ...times,
    ...facts,
    key: randomUUID(),
    orderId: randomUUID(),
  }));
  return db.message.createMany({ data });
}

const stage = async (kind: string) => (await listStages(WILLOW, now)).find((one) => one.kind === kind);

it("lists every stage in journey order; those that Shopify mails wait", async () => {
  const stages = await listStages(WILLOW, now);
  expect(stages.map(({ kind }) => kind)).toEqual(MESSAGE_KINDS);
  expect(stages.filter(({ state }) => state === "waits").map(({ shopifyName }) => shopifyName)).toEqual([
    "Order confirmation",
    "Shipping confirmation",
    "Out for delivery",
    "Delivered",
  ]);
});

it("knows what was said of a stage, and forgets those whose e-mail is off", async () => {
  await saveElsewhere(WILLOW, { shipped: "other" });
  await setRule(WILLOW, "delivered", "email", false);
  expect(await stage("shipped")).toMatchObject({ state: "elsewhere", said: "other" });
  expect(doubledStages(await listStages(WILLOW, now)).map(({ kind }) => kind)).toEqual([
    "order_confirmed",
    "shipped",
    "out_for_delivery",
  ]);
});

it("counts the last seven days of this shop, without what the merchant has switched off", async () => {
  await store(3, { state: "delivered" });
  await store(2, { state: "pending" });
  await store(1, { state: "dead", reason: "attempts_used_up" });
  await store(4, { state: "expired", reason: "too_late" });
  await store(5, { state: "skipped", reason: "rule_off" });
  await store(6, { state: "delivered", createdAt: new Date(now.getTime() - 8 * DAY) });
  await store(7, { state: "delivered", shop: OTHER_SHOP });
  expect((await stage("shipped"))?.figures).toEqual({ sent: 3, waiting: 2, failed: 1, withheld: 4 });
  expect((await stage("delivered"))?.figures).toEqual({ sent: 0, waiting: 0, failed: 0, withheld: 0 });
});
