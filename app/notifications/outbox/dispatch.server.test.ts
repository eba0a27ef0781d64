import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { db } from "#app/db.server.ts";
import { ANA, moveParcel, storeParcel } from "#tests/support/parcel.ts";
import { type FakeProviders, startProviders } from "#tests/support/providers.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { forgetCalls } from "./account-guard.server.ts";
import { claimDue } from "./claim.server.ts";
import { dispatchMessages } from "./dispatch.server.ts";
import { createEmailProvider } from "#app/providers/email-provider.server.ts";
import { planOrderMessages, planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { redriveMessages, retryMessage } from "./retry-message.server.ts";
import { setRule } from "#app/notifications/arbiter/rules.server.ts";
import { createSmsProvider } from "#app/providers/sms-provider.server.ts";
import { sweepStuckMessages } from "./sweep-stuck.server.ts";

let fake: FakeProviders;
let providers: Providers;

const providersWith = (timeoutMs: number): Providers => ({
  email: createEmailProvider({
    apiKey: "SG.x",
    baseUrl: fake.sendgridUrl,
    fromAddress: "orders@afterglow.test",
    timeoutMs,
  }),
  sms: createSmsProvider({
    accountSid: "AC00000000000000000000000000000000",
    authToken: "token",
    baseUrl: fake.twilioUrl,
    sender: { from: "+15005550006" },
    statusUrl: "https://afterglow.test/webhooks/twilio",
    timeoutMs,
  }).send,
});

beforeAll(async () => {
  fake = await startProviders();
  providers = providersWith(10_000);
});
afterAll(() => fake.close());

beforeEach(async () => {
  fake.ledger.length = 0;
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.suppression.deleteMany();
  await db.providerHealth.deleteMany();
  forgetCalls();
  await db.notificationRule.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
});

const dispatch = () => dispatchMessages({ providers });
const states = async (channel = "email") =>
  (await db.message.findMany({ where: { channel }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(
    ({ state, reason }) => [state, reason],
  );

/** Ana's order, confirmed by one e-mail that is due. */
async function planOne() {
  const stored = await storeParcel();
  await planOrderMessages(WILLOW, stored.orderId, "webhook");
  return stored;
}

describe("dispatchMessages", () => {
  it("sends an e-mail and a text that lead to the same tracking page", async () => {
    const { shipmentId } = await storeParcel({ parcel: { status: "delivered", deliveredAt: new Date() } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    expect(await dispatch()).toEqual({ sent: 2 });
    const [email] = fake.ledger.filter((entry) => entry.provider === "sendgrid");
    const [sms] = fake.ledger.filter((entry) => entry.provider === "twilio");
    expect([email?.to, sms?.to]).toEqual([ANA.email, ANA.phone]);
    expect(email?.request).toMatchObject({ subject: "Delivered: your order #1001", from: { name: "Willow" } });
    expect(String(sms?.request["Body"])).toMatch(
      /^Willow: .*#1001 has been delivered.* https:\/\/willow\.example\/apps\/track\/t\/\S+ Reply STOP to opt out, HELP for help\.$/,
    );
    const row = await db.message.findFirstOrThrow({ where: { kind: "delivered", channel: "sms" } });
    expect(row).toMatchObject({ state: "accepted", attempts: 1, segments: 1, provider: "twilio", reason: null });
    expect(sms?.messageId).toBe(row.id);
    expect(row.acceptedAt).not.toBeNull();
  });

  it("says how to stop only in the first text to a number", async () => {
    const { shipmentId } = await storeParcel({ parcel: { status: "out_for_delivery" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    await dispatch();
    await moveParcel(shipmentId, "delivered");
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    await dispatch();
    const texts = fake.ledger
      .filter((entry) => entry.provider === "twilio")
      .map((entry) => String(entry.request["Body"]));
    expect(texts.map((text) => text.includes("STOP"))).toEqual([true, false]);
  });

  it.each([
    ["names the carrier and the number", false],
    ["names neither where the shop hides its carrier", true],
  ])("%s", async (_what, maskCarrier) => {
    await installWillow({ brand: { maskCarrier } });
    const parcel = { status: "in_transit", carrier: "YunExpress", number: "YT24" } as const;
    const { shipmentId } = await storeParcel({ parcel });
    await setRule(WILLOW, "in_transit", "email", true, new Date(Date.now() - 600_000));
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    await dispatch();
    const told = JSON.stringify(fake.ledger);
    expect([told.includes("YunExpress"), told.includes("YT24")]).toEqual([!maskCarrier, !maskCarrier]);
  });

  it("sends each message once, however many dispatchers run", async () => {
    for (let n = 0; n < 30; n += 1) await planOne();
    const sent = await Promise.all([dispatch(), dispatch(), dispatch()]);
    expect((await states()).filter(([state]) => state !== "accepted")).toEqual([]);
    expect(sent.reduce((sum, run) => sum + run.sent, 0)).toBe(30);
    expect(new Set(fake.ledger.map((entry) => entry.messageId)).size).toBe(30);
    expect(fake.ledger).toHaveLength(30);
  });

  it("lets no backlog hold up another shop", async () => {
    for (let n = 0; n < 40; n += 1) await planOne();
    await installWillow({}, OTHER_SHOP);
    const oak = await storeParcel({ shop: OTHER_SHOP });
    await planOrderMessages(OTHER_SHOP, oak.orderId, "webhook");
    const { claimed } = await claimDue(10);
    expect(claimed).toHaveLength(10);
    expect(
      claimed
        .slice(0, 2)
        .map((message) => message.shop)
        .toSorted(),
    ).toEqual([OTHER_SHOP, WILLOW]);
  });

  it("commits the intent before the call", async () => {
    await planOne();
    const seen: unknown[] = [];
    const email: Providers["email"] = async () => {
      seen.push(await states());
      return { kind: "accepted", providerMessageId: null };
    };
    await dispatchMessages({ providers: { ...providers, email } });
    expect(seen).toEqual([[["sending", null]]]);
  });
});

describe("the gate, at the last moment", () => {
  it.each<[string, () => Promise<unknown>, string, string]>([
    ["the app is removed", () => installWillow({ uninstalledAt: new Date() }), "suppressed", "app_removed"],
    ["sending is switched off", () => installWillow({ notifyFrom: null }), "skipped", "sending_off"],
    ["the rule is switched off", () => setRule(WILLOW, "order_confirmed", "email", false), "skipped", "rule_off"],
    [
      "the order is cancelled",
      () => db.order.updateMany({ data: { cancelledAt: new Date() } }),
      "superseded",
      "order_cancelled",
    ],
    [
      "the shopper is forgotten",
      () => db.order.updateMany({ data: { redactedAt: new Date() } }),
      "suppressed",
      "redacted",
    ],
    ["the order is gone", () => db.order.deleteMany(), "suppressed", "redacted"],
    ["it has become too old", () => db.message.updateMany({ data: { expiresAt: new Date() } }), "expired", "too_late"],
  ])("sends nothing once %s", async (_case, change, state, reason) => {
    await planOne();
    await change();
    expect(await dispatch()).toEqual({ sent: 0 });
    expect(fake.ledger).toEqual([]);
    expect(await states()).toEqual([[state, reason]]);
  });

  it("never says out for delivery after delivered", async () => {
    const { shipmentId } = await storeParcel({ parcel: { status: "out_for_delivery" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    await moveParcel(shipmentId, "delivered");
    await dispatch();
    expect(fake.ledger).toEqual([]);
    expect(await states("sms")).toContainEqual(["superseded", "no_longer_true"]);
  });

  it("keeps a paused shop's messages until it goes on", async () => {
    await planOne();
    await installWillow({ pausedAt: new Date() });
    expect(await dispatch()).toEqual({ sent: 0 });
    expect(await states()).toEqual([["pending", null]]);
    await installWillow({ pausedAt: null });
    expect(await dispatch()).toEqual({ sent: 1 });
  });
});

describe("when the provider fails", () => {
  it("tries again later, and asks to be woken for it", async () => {
    await planOne();
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    fake.fail({ status: 503 });
    expect(await dispatch()).toEqual({ sent: 0 });
    expect(await states()).toEqual([["pending", "provider_unavailable"]]);
    expect((await waitingJobs()).map((job) => job.name)).toEqual(["message.deliver"]);
    await db.message.updateMany({ data: { runAt: new Date() } });
    expect(await dispatch()).toEqual({ sent: 1 });
    expect((await db.message.findFirstOrThrow({ where: { channel: "email" } })).attempts).toBe(2);
  });

  it("gives up after the last attempt, and can be asked to go on", async () => {
    await planOne();
    await db.message.updateMany({ where: { channel: "email" }, data: { attempts: 5 } });
    fake.fail({ status: 500 });
    await dispatch();
    expect(await states()).toEqual([["dead", "attempts_used_up"]]);
    const { id } = await db.message.findFirstOrThrow({ where: { channel: "email" } });
    expect(await retryMessage(OTHER_SHOP, id)).toBe(false);
    expect(await retryMessage(WILLOW, id)).toBe(true);
    expect(await dispatch()).toEqual({ sent: 1 });
    expect(await retryMessage(WILLOW, id)).toBe(false);
  });

  it("sends again what came to nothing, by filter and through the gate", async () => {
    for (let n = 0; n < 3; n += 1) await planOne();
    const rows = await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } });
    const fates = [
      { state: "dead", reason: "attempts_used_up" },
      { state: "dead", reason: "attempts_used_up", expiresAt: new Date(Date.now() - 1_000) },
      { state: "unknown", reason: "unconfirmed" },
    ] as const;
    for (const [place, data] of fates.entries())
      await db.message.update({ where: { id: rows[place]?.id ?? "" }, data });
    expect(await redriveMessages(OTHER_SHOP, {})).toBe(0);
    expect(await redriveMessages(WILLOW, { channel: "sms" })).toBe(0);
    expect(await redriveMessages(WILLOW, { reason: "attempts_used_up" })).toBe(2);
    expect(await dispatch()).toEqual({ sent: 1 });
    const ended = await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } });
    expect(ended.map(({ state }) => state)).toEqual(["accepted", "expired", "unknown"]);
    expect(await redriveMessages(WILLOW, { state: "unknown" })).toBe(1);
    const [, , uncertain] = await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } });
    expect(uncertain).toMatchObject({ state: "pending", resends: 1 });
  });

  it("does not wait for a time at which it would be too late", async () => {
    await planOne();
    await db.message.updateMany({ where: { channel: "email" }, data: { expiresAt: new Date(Date.now() + 20_000) } });
    fake.fail({ status: 429, headers: { "Retry-After": "60" } });
    await dispatch();
    expect(await states()).toEqual([["expired", "provider_busy"]]);
  });

  it("uses up no attempt while credentials are refused", async () => {
    await planOne();
    fake.fail({ status: 401 });
    await dispatch();
    const row = await db.message.findFirstOrThrow({ where: { channel: "email" } });
    expect([row.state, row.reason, row.attempts]).toEqual(["pending", "credentials_refused", 0]);
  });

  it.each(["hang", "lost-hang", "lost-reset"] as const)("never sends again blindly after %s", async (fault) => {
    await planOne();
    fake.fail(fault);
    expect(await dispatchMessages({ providers: providersWith(300) })).toEqual({ sent: 0 });
    expect(await states()).toEqual([["unknown", "broke_off"]]);
    expect(await dispatch()).toEqual({ sent: 0 });
    expect(fake.ledger).toHaveLength(1);
  });

  it("closes a number that has opted out", async () => {
    const { shipmentId } = await storeParcel({ contact: { email: null }, parcel: { status: "out_for_delivery" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    fake.fail({ status: 400, body: { code: 21610, message: "unsubscribed" } });
    await dispatch();
    await moveParcel(shipmentId, "delivered");
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    expect(await dispatch()).toEqual({ sent: 0 });
    expect((await states("sms")).slice(1)).toEqual([
      ["failed", "opted_out"],
      ["suppressed", "suppressed"],
    ]);
    expect(fake.ledger).toHaveLength(1);
  });
});

describe("sweepStuckMessages", () => {
  it("names a call whose worker is gone, and what was never claimed", async () => {
    const { orderId } = await planOne();
    await claimDue(1);
    await sweepStuckMessages();
    expect(await states()).toEqual([["sending", null]]);
    await db.message.updateMany({ where: { orderId }, data: { sendingAt: new Date(Date.now() - 41_000) } });
    expect(await sweepStuckMessages()).toEqual({ unknown: 1, expired: 0 });
    expect(await states()).toEqual([["unknown", "broke_off"]]);
    await planOne();
    await db.message.updateMany({ where: { state: "pending" }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await sweepStuckMessages()).toEqual({ unknown: 0, expired: 1 });
  });

  it("wakes a dispatcher for what is due and was forgotten", async () => {
    await planOne();
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await sweepStuckMessages();
    expect((await waitingJobs()).map((job) => job.name)).toEqual(["message.deliver"]);
  });
});

describe("an account in trouble", () => {
  const health = () => db.providerHealth.findFirst({ where: { account: "app|email" } });
  const plan = async (count: number) => {
    for (let n = 0; n < count; n += 1) await planOne();
  };
  const probeNow = () => db.providerHealth.updateMany({ data: { probeAt: new Date() } });

  it("is left alone after about twenty failures, tried once a minute, and drained when it works again", async () => {
    await plan(30);
    vi.useFakeTimers({ toFake: ["Date"] }); // however slow the machine is, all of it happens within the window
    fake.fail(...Array.from({ length: 30 }, () => ({ status: 503 })));
    await dispatch();
    await db.message.updateMany({ data: { runAt: new Date() } });
    await dispatch();
    expect(fake.ledger.length).toBeLessThanOrEqual(25);
    vi.useRealTimers();
    expect(await health()).toMatchObject({ reason: "provider_unavailable" });
    const before = fake.ledger.length;
    await db.message.updateMany({ where: { state: "pending" }, data: { runAt: new Date() } });
    await dispatch();
    expect(fake.ledger).toHaveLength(before);

    await probeNow();
    const attempts = async () => (await db.message.aggregate({ _sum: { attempts: true } }))._sum.attempts;
    const burnt = await attempts();
    await Promise.all([dispatch(), dispatch()]);
    expect(fake.ledger).toHaveLength(before + 1);
    expect(await attempts()).toBe(burnt);

    fake.fail(); // the rest of the faults are used up by what follows
    await probeNow();
    while ((await health()) !== null) {
      await db.message.updateMany({ where: { state: "pending" }, data: { runAt: new Date() } });
      await probeNow();
      await dispatch();
    }
    await db.message.updateMany({ where: { state: "pending" }, data: { runAt: new Date() } });
    await dispatch();
    expect(await db.message.count({ where: { channel: "email", state: "accepted" } })).toBe(30);
  });

  it("is not kept closed by one message that nobody can send, whatever it is about", async () => {
    await installWillow({}, OTHER_SHOP);
    await db.providerHealth.create({ data: { account: "app|sms", openedAt: new Date(), probeAt: new Date() } });
    const { shipmentId } = await storeParcel({ contact: { email: null }, parcel: { status: "out_for_delivery" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    const parcel = { status: "delivered", deliveredAt: new Date() } as const;
    const other = await storeParcel({ shop: OTHER_SHOP, contact: { email: null }, parcel });
    await planShipmentMessages(OTHER_SHOP, other.shipmentId, "webhook");
    fake.fail({ status: 401, body: { code: 20003 } });
    await dispatch();
    await db.message.updateMany({ where: { state: "pending" }, data: { runAt: new Date() } });
    await probeNow();
    await dispatch();
    expect(
      await db.message.findFirst({ where: { shop: OTHER_SHOP, kind: "delivered", channel: "sms" } }),
    ).toMatchObject({
      state: "accepted",
    });
    expect(await db.providerHealth.count()).toBe(0);
  });

  it("loses no trial to a message that cannot be composed, which uses up its attempts", async () => {
    await plan(2);
    const [first] = await db.message.findMany({ where: { channel: "email" }, orderBy: { runAt: "asc" } });
    const broken = { recipientSealed: Buffer.from("x"), runAt: new Date(Date.now() - 60_000) };
    await db.message.update({ where: { id: first?.id ?? "" }, data: broken });
    await db.providerHealth.create({ data: { account: "app|email", openedAt: new Date(), probeAt: new Date() } });
    expect(await dispatch()).toEqual({ sent: 1 });
    expect(await db.message.findUnique({ where: { id: first?.id ?? "" } })).toMatchObject({
      ...{ state: "pending", reason: "compose_failed", attempts: 1 },
    });
  });

  it("is not closed for a number the sender cannot write to, but for three of them", async () => {
    const text = async (phone: string) => {
      const parcel = { status: "out_for_delivery" } as const;
      const { shipmentId } = await storeParcel({ contact: { email: null, phone }, parcel });
      await planShipmentMessages(WILLOW, shipmentId, "webhook");
      fake.fail({ status: 400, body: { code: 21606 } });
      await dispatch();
      return db.providerHealth.count();
    };
    expect(await text("+4915112345601")).toBe(0);
    expect(await text("+4915112345601")).toBe(0);
    expect(await text("+4915112345602")).toBe(0);
    expect(await text("+4915112345603")).toBe(1);
  });

  it("keeps a message's outcome when its own cannot be stored", async () => {
    await planOne();
    fake.fail({ status: 401 });
    await db.$executeRaw`alter table "ProviderHealth" add constraint away check (false) not valid`;
    await dispatch().finally(() => db.$executeRaw`alter table "ProviderHealth" drop constraint away`);
    expect(await states()).toEqual([["pending", "credentials_refused"]]);
  });

  it("does not call before the time the provider has named", async () => {
    await plan(15);
    fake.fail({ status: 429, headers: { "X-RateLimit-Reset": String(Math.ceil(Date.now() / 1000) + 90) } });
    await dispatch();
    const row = await health();
    expect(row?.reason).toBe("provider_busy");
    expect(row?.probeAt?.getTime()).toBeGreaterThan(Date.now() + 80_000);
    const before = fake.ledger.length;
    await planOne();
    await dispatch();
    expect(fake.ledger).toHaveLength(before);
    expect(await db.message.count({ where: { reason: "provider_busy", attempts: { gt: 0 } } })).toBe(0);
  });

  it("leaves the other channel alone", async () => {
    const { shipmentId } = await storeParcel({ parcel: { status: "delivered", deliveredAt: new Date() } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    await db.providerHealth.create({
      data: {
        account: "app|email",
        openedAt: new Date(),
        probeAt: new Date(Date.now() + 60_000),
        reason: "provider_busy",
      },
    });
    await dispatch();
    expect(fake.ledger.map(({ provider }) => provider)).toEqual(["twilio"]);
  });

  it("tells the merchant whose own key is refused, and loses nothing", async () => {
    await planOne();
    const account = { shop: WILLOW, channel: "email", configSealed: Buffer.from("x"), label: "orders@willow.example" };
    await db.providerAccount.create({ data: account });
    fake.fail({ status: 401 });
    await dispatch();
    expect(await states()).toEqual([["pending", "credentials_refused"]]);
    expect(await db.merchantAlert.findMany({ select: { shop: true, kind: true } })).toEqual([
      { shop: WILLOW, kind: "credentials_broken" },
    ]);
    await db.providerHealth.deleteMany();
    expect(await dispatch()).toEqual({ sent: 1 });
    expect(await db.message.findFirst({ where: { channel: "email" } })).toMatchObject({ account: `${WILLOW}|email` });
    await db.providerAccount.deleteMany();
  });
});
