import { beforeEach, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { planOrderMessages } from "./arbiter/plan-messages.server.ts";
import { redactCustomer } from "./personal-data.server.ts";

const accept = () => Promise.resolve({ kind: "accepted" as const, providerMessageId: null });
const providers: Providers = { email: accept, sms: accept };

beforeEach(async () => {
  await db.$executeRaw`truncate "Message", "Order" cascade`;
  await installWillow();
});

const isSomebodyWaiting = async () => {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`;
  return (row?.waiting ?? 0) > 0;
};

it("a redaction sees what a plan under way has written", async () => {
  const { orderId } = await storeParcel();
  const vault = await openVault(WILLOW);
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } });
  const keys = { customerGid: null, emailIndex: order.emailIndex, phoneIndex: null, orderGids: [order.gid] };
  let redaction = Promise.resolve<unknown>(undefined);
  await transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Order" where id = ${orderId}::uuid for no key update`;
    redaction = transaction((other) => redactCustomer(other, WILLOW, keys));
    await waitFor("the redaction to wait its turn", isSomebodyWaiting);
    const recipientHash = vault.index("email", ANA.email);
    const recipientSealed = vault.seal("Message.recipientSealed", ANA.email);
    const times = { occurredAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
    const news = { kind: "order_confirmed", channel: "email", ...times };
    await tx.message.create({ data: { shop: WILLOW, key: orderId, orderId, ...news, recipientHash, recipientSealed } });
  });
  await redaction;
  expect(await db.message.findFirstOrThrow()).toMatchObject({ state: "suppressed", recipientSealed: null });
});

it.each([
  ["of a forgotten order", () => db.order.updateMany({ data: { redactedAt: new Date() } })],
  ["of a shop that has removed the app", () => installWillow({ uninstalledAt: new Date() })],
])("what the gate keeps back %s holds no address any more", async (_of, happen) => {
  const { orderId } = await storeParcel();
  await planOrderMessages(WILLOW, orderId, "webhook");
  await happen();
  await dispatchMessages({ providers });
  const row = await db.message.findFirstOrThrow({ where: { channel: "email" } });
  expect(row).toMatchObject({ state: "suppressed", recipientSealed: null });
});
