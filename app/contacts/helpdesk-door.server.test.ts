import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { intake } from "#app/inbox/intake.server.ts";
import { signedWebhook, ticketJson } from "#tests/support/helpdesk.ts";
import { listen } from "#tests/support/http.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import {
  connectHelpdesk,
  disconnectHelpdesk,
  findHelpdeskSecrets,
  rotateHelpdeskSecret,
} from "./helpdesk-key.server.ts";
import { openBody } from "./sealed-body.server.ts";
import { verifyHelpdesk } from "./verify-helpdesk.server.ts";

let server: Awaited<ReturnType<typeof listen>>;
let secret: string;

beforeAll(async () => {
  server = await listen((request, response) => void intake(verifyHelpdesk)(request, response));
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});
afterAll(() => server.close());
beforeEach(async () => {
  await db.inboxItem.deleteMany();
  await db.helpdeskKey.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  secret = await connect(WILLOW);
});

async function connect(shop: string): Promise<string> {
  await connectHelpdesk(shop);
  const [made] = await findHelpdeskSecrets(shop, new Date());
  if (!made) throw new Error("Connecting makes a secret");
  return made;
}

async function knock(init: RequestInit, shop = WILLOW): Promise<number> {
  return (await fetch(`${server.url}/webhooks/helpdesk?shop=${shop}`, init)).status;
}

describe("the help desk's door", () => {
  it("stores the words sealed and enqueues their reading before it says 200", async () => {
    const body = ticketJson({ email: "ana@example.com" });
    expect(await knock(signedWebhook(body, secret, { id: "msg_1" }))).toBe(200);
    const item = await db.inboxItem.findFirstOrThrow();
    expect(item).toMatchObject({ source: "helpdesk", shop: WILLOW, topic: "contact.opened", webhookId: "msg_1" });
    const stored = Buffer.from(item.body ?? []);
    expect(stored.toString("latin1")).not.toContain("ana@");
    expect((await openBody(WILLOW, stored)).toString()).toBe(body);
    expect(await waitingJobs()).toEqual([{ name: "webhook.read", payload: { inboxId: String(item.id) } }]);
  });

  it("takes the same webhook once, however often it is sent", async () => {
    const send = () => knock(signedWebhook(ticketJson(), secret, { id: "msg_same" }));
    expect(new Set(await Promise.all(Array.from({ length: 10 }, send)))).toEqual(new Set([200]));
    expect(await db.inboxItem.count()).toBe(1);
  });

  it("keeps what is no JSON, for somebody to look at", async () => {
    expect(await knock(signedWebhook("ticket=1", secret))).toBe(200);
    expect(await db.inboxItem.findFirstOrThrow()).toMatchObject({ topic: "contact.opened", state: "received" });
  });

  it("takes the secret before the last rotation for a day", async () => {
    const day = new Date(Date.now() - 23 * 3_600_000);
    await rotateHelpdeskSecret(WILLOW, day);
    const [current] = await findHelpdeskSecrets(WILLOW, new Date());
    expect(current).not.toBe(secret);
    expect(await knock(signedWebhook(ticketJson(), current ?? ""))).toBe(200);
    expect(await knock(signedWebhook(ticketJson(), secret))).toBe(200);
    await db.helpdeskKey.update({ where: { shop: WILLOW }, data: { previousUntil: new Date(Date.now() - 1) } });
    expect(await knock(signedWebhook(ticketJson(), secret))).toBe(401);
  });

  it("keeps secrets sealed", async () => {
    const [row] = await db.helpdeskKey.findMany();
    expect(Buffer.from(row?.secretSealed ?? []).toString("latin1")).not.toContain(secret.slice(6, 20));
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it.each<[string, () => Promise<number>]>([
    ["another shop's secret", async () => knock(signedWebhook(ticketJson(), await connect(OTHER_SHOP)))],
    ["another shop's door", () => knock(signedWebhook(ticketJson(), secret), OTHER_SHOP)],
    ["a shop nobody knows", () => knock(signedWebhook(ticketJson(), secret), "nobody.myshopify.com")],
    ["what is no shop", () => knock(signedWebhook(ticketJson(), secret), "willow.example")],
    ["no signature", () => knock({ method: "POST", body: ticketJson() })],
    ["an old signature", () => knock(signedWebhook(ticketJson(), secret, { at: new Date(Date.now() - 310_000) }))],
    ["changed bytes", () => knock({ ...signedWebhook(ticketJson(), secret), body: ticketJson({ ticket: "1" }) })],
    [
      "a shop that has closed its door",
      async () => {
        await disconnectHelpdesk(WILLOW);
        return knock(signedWebhook(ticketJson(), secret));
      },
    ],
    [
      "a shop that has removed the app",
      async () => {
        await installWillow({ uninstalledAt: new Date() });
        return knock(signedWebhook(ticketJson(), secret)).finally(() => installWillow({ uninstalledAt: null }));
      },
    ],
  ])("refuses %s and stores nothing", async (_name, send) => {
    expect(await send()).toBe(401);
    expect(await db.inboxItem.count()).toBe(0);
  });

  it("asks to try again when its secrets cannot be read", async () => {
    await db.$executeRaw`alter table "HelpdeskKey" rename to "HelpdeskKeyAway"`;
    const status = await knock(signedWebhook(ticketJson(), secret));
    await db.$executeRaw`alter table "HelpdeskKeyAway" rename to "HelpdeskKey"`;
    expect(status).toBe(503);
  });
});
