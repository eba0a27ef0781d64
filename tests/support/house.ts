import { createHmac, randomUUID } from "node:crypto";

import { Logger, runOnce } from "graphile-worker";
import type { Prisma } from "@prisma/client";
import { afterAll, beforeAll, beforeEach } from "vitest";

import { db, pool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { intake } from "#app/inbox/intake.server.ts";
import { verifyShopify } from "#app/inbox/verify-shopify.server.ts";
import { forgetCalls } from "#app/notifications/outbox/account-guard.server.ts";
import { verifySendgrid, verifyTwilio } from "#app/notifications/receipts/receipt-doors.server.ts";
import { taskList } from "#app/worker/run-job.server.ts";
import { createSendgridKeys } from "#simulator/providers/signatures.ts";

import { AT_ONCE } from "./drill.ts";
import type { Evidence } from "./evidence.ts";
import { listen } from "./http.ts";
import { expectInvariants } from "./invariants.ts";
import { ANA } from "./parcel.ts";
import { type FakeProviders, startProviders } from "./providers.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "./willow.ts";

/** The app's own doors and jobs in this process, with providers on this machine: a drill without a start. */
export interface House {
  fake: FakeProviders;
  /** Where the doors are. */
  url: string;
  /** Signs SendGrid's events. */
  sendgridKey: string;
  /** Has every job done that is due, messages included, and those that follow from them. */
  work(): Promise<void>;
}

/** Opens a house for one test file; each test begins with two shops whose news leaves at once. */
export function useHouse(): House {
  const house = {} as House & { close(): Promise<void> };
  beforeAll(async () => Object.assign(house, await openHouse()));
  afterAll(() => house.close());
  beforeEach(async () => {
    house.fake.forget();
    forgetCalls();
    await emptyDatabase();
    for (const shop of [WILLOW, OTHER_SHOP]) {
      await installWillow({ sendingRules: AT_ONCE as Prisma.JsonObject, pausedAt: null, uninstalledAt: null }, shop);
    }
  });
  return house;
}

/** A job that fails fails the test, unless it expects the complaint. */
const onlyErrors = new Logger(() => (level, message) => {
  if (String(level) === "error") console.error(message);
});

async function openHouse() {
  const fake = await startProviders();
  const keys = createSendgridKeys();
  Object.assign(env, {
    SENDGRID_BASE_URL: fake.sendgridUrl,
    TWILIO_BASE_URL: fake.twilioUrl,
    SENDGRID_WEBHOOK_KEY: keys.publicKey,
  });
  const doors: Record<string, ReturnType<typeof intake>> = {
    "/webhooks/shopify": intake(verifyShopify),
    "/webhooks/sendgrid": intake(verifySendgrid),
    "/webhooks/twilio": intake(verifyTwilio),
  };
  const server = await listen((request, response) => {
    void doors[request.url?.split("?")[0] ?? ""]?.(request, response);
  });
  const tasks = taskList(new AbortController().signal, new Set());
  return {
    fake,
    url: server.url,
    sendgridKey: keys.privateKey,
    work: () => runOnce({ pgPool: pool, taskList: tasks, concurrency: 4, noHandleSignals: true, logger: onlyErrors }),
    async close() {
      await server.close();
      await fake.close();
    },
  };
}

/** Everything that earlier tests have left, but for the shops' keys. */
async function emptyDatabase() {
  await db.$executeRaw`
    truncate "Message", "MessageReceipt", "Suppression", "Consent", "Order", "InboxItem", "SendingHold", "SendingPace",
             "ProviderHealth", "ProviderAccount", "MerchantAlert", "NotificationRule", "MessageTemplate" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
}

/** Posts a webhook to the door as Shopify does. @returns the status the sender hears */
export async function shopifySays(
  { url }: House,
  topic: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<number> {
  const bytes = JSON.stringify(body);
  const answer = await fetch(`${url}/webhooks/shopify`, {
    method: "POST",
    body: bytes,
    headers: {
      "X-Shopify-Topic": topic,
      "X-Shopify-Shop-Domain": WILLOW,
      "X-Shopify-Webhook-Id": randomUUID(),
      "X-Shopify-Hmac-Sha256": createHmac("sha256", env.SHOPIFY_API_SECRET).update(bytes).digest("base64"),
      ...headers,
    },
  });
  return answer.status;
}

function evidenceOfHouse({ fake }: House): Evidence {
  return {
    sends: fake.ledger.filter(({ accepted }) => accepted),
    query: (sql) => db.$queryRawUnsafe(sql),
    acknowledged: [],
    addresses: new Map(),
    log: "",
    secrets: [ANA.email, ANA.phone],
  };
}

export const expectHouseWell = (house: House) => expectInvariants(evidenceOfHouse(house));
