import { createSign, generateKeyPairSync } from "node:crypto";
import type { IncomingMessage } from "node:http";

import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { composeDraft } from "#tests/support/compose-draft.ts";
import { claimDue } from "#app/notifications/outbox/claim.server.ts";
import { rememberText } from "#app/notifications/outbox/sent-text.server.ts";
import { eraseShop } from "#app/notifications/personal-data.server.ts";
import { CONFIG_FIELD } from "#app/providers/clients.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { verifySendgrid, verifyTwilio } from "./receipt-doors.server.ts";
import { findTexted, hashNumber } from "./texted-shops.server.ts";
import { recordInboundSms, recordSendgridEvents, recordTwilioStatus } from "./record-receipts.server.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const TOKEN = "willows-token";
let ids = 0;

beforeAll(async () => {
  for (const shop of [WILLOW, OTHER_SHOP]) await installWillow({}, shop);
  const webhookKey = pair.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  await storeAccount("email", { webhookKey });
  await storeAccount("sms", { authToken: TOKEN });
});
beforeEach(async () => {
  await db.message.deleteMany();
  await db.suppression.deleteMany();
  await db.textedNumber.deleteMany();
  await db.consent.deleteMany();
});

async function storeAccount(channel: string, config: object) {
  const vault = await openVault(WILLOW);
  const configSealed = vault.seal(CONFIG_FIELD, JSON.stringify(config));
  await db.providerAccount.create({ data: { shop: WILLOW, channel, configSealed, label: "own" } });
}

/** A message that left by this account. */
async function sendBy(account: string, shop: string, options: { locale?: string; resends?: number } = {}) {
  const { orderId } = await storeParcel({ shop, order: { locale: options.locale ?? "en" } });
  const channel = account.endsWith("sms") ? "sms" : "email";
  const vault = await openVault(shop);
  const recipientHash = channel === "sms" ? vault.index("phone", ANA.phone) : vault.index("email", ANA.email);
  return db.message.create({
    data: {
      ...{ shop, key: `${shop}${(ids += 1)}`, orderId, kind: "delivered", channel, state: "accepted", recipientHash },
      ...{ account, occurredAt: new Date(), acceptedAt: new Date(), expiresAt: new Date(Date.now() + 7_200_000) },
      ...{ recipientSealed: vault.seal("Message.recipientSealed", ANA.phone), resends: options.resends ?? 0 },
      ...{ provider: channel === "sms" ? "twilio" : "sendgrid" },
    },
  });
}

const stateOf = async (id: string) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
const requestOf = (url: string, headers: Record<string, string>) => ({ url, headers }) as unknown as IncomingMessage;

function sendgridCall(shop: string | null, secondsAgo = 0) {
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  const body = Buffer.from("[]");
  const signature = createSign("SHA256").update(timestamp).update(body).sign(pair.privateKey, "base64");
  const headers = {
    "x-twilio-email-event-webhook-signature": signature,
    "x-twilio-email-event-webhook-timestamp": timestamp,
  };
  return verifySendgrid(requestOf(`/webhooks/sendgrid${shop ? `?shop=${shop}` : ""}`, headers), body);
}

function twilioCall(shop: string | null, token: string, fields: Record<string, string>, query = "") {
  const url = `/webhooks/twilio${shop ? `?shop=${shop}` : ""}${query}`;
  const signature = getExpectedTwilioSignature(token, `${env.SHOPIFY_APP_URL}${url}`, fields);
  const body = Buffer.from(new URLSearchParams(fields).toString());
  return verifyTwilio(requestOf(url, { "x-twilio-signature": signature }), body);
}

describe("the doors", () => {
  it("open to a shop's own key under its own name only", async () => {
    expect(await sendgridCall(WILLOW)).toMatchObject({ shop: WILLOW, source: "sendgrid" });
    expect(await sendgridCall(OTHER_SHOP)).toBeNull();
    expect(await sendgridCall(null)).toBeNull();
    expect(await sendgridCall("nonsense")).toBeNull();
    const status = { MessageSid: "SM1", MessageStatus: "sent" };
    expect(await twilioCall(WILLOW, TOKEN, status, "&n=x")).toMatchObject({ shop: WILLOW, topic: "status" });
    expect(await twilioCall(OTHER_SHOP, TOKEN, status)).toBeNull();
    expect(await twilioCall(null, TOKEN, status)).toBeNull();
    expect(await twilioCall(null, env.TWILIO_AUTH_TOKEN, status, "?n=x")).toMatchObject({ shop: "", topic: "status" });
    expect(await twilioCall(WILLOW, env.TWILIO_AUTH_TOKEN, status)).toBeNull();
  });

  it("take a batch that comes late, but not one of another day", async () => {
    expect(await sendgridCall(WILLOW, 3_600)).not.toBeNull();
    expect(await sendgridCall(WILLOW, 2 * 86_400)).toBeNull();
  });
});

describe("what an account may tell", () => {
  const delivered = (n: string) => [{ n, sg_event_id: `e${n}`, event: "delivered", timestamp: new Date() }];

  it("is of its own messages alone", async () => {
    const own = await sendBy(`${WILLOW}|email`, WILLOW);
    const byApp = await sendBy("app|email", WILLOW);
    const others = await sendBy("app|email", OTHER_SHOP);
    for (const { id } of [own, byApp, others]) await recordSendgridEvents(WILLOW, delivered(id));
    expect([await stateOf(own.id), await stateOf(byApp.id), await stateOf(others.id)]).toEqual([
      "delivered",
      "accepted",
      "accepted",
    ]);
    expect(await recordSendgridEvents(null, delivered(own.id))).toEqual({ recorded: 0, unknown: 1 });
    await recordSendgridEvents(null, delivered(others.id));
    expect(await stateOf(others.id)).toBe("delivered");
  });
});

describe("an account that drops what it takes", () => {
  it("costs no address, and its own shop hears of it once", async () => {
    for (const account of [`${WILLOW}|email`, `${WILLOW}|email`, "app|email"]) {
      const { id } = await sendBy(account, WILLOW);
      const event = { n: id, sg_event_id: `d${id}`, event: "dropped", timestamp: new Date() };
      const owner = account.startsWith("app") ? null : WILLOW;
      await recordSendgridEvents(owner, [{ ...event, reason: "Recipient List over Package Quota" }]);
      expect(await db.message.findUnique({ where: { id } })).toMatchObject({
        ...{ state: "failed", reason: "dropped_by_account" },
      });
    }
    expect(await db.suppression.count()).toBe(0);
    expect(await db.merchantAlert.count({ where: { shop: WILLOW, kind: "account_drops" } })).toBe(1);
  });
});

describe("a shopper's text", () => {
  const text = (Body: string) => ({ MessageSid: "SM1", From: ANA.phone, Body, OptOutType: undefined });
  const stoppedShops = async () =>
    (await db.suppression.findMany({ orderBy: { shop: "asc" } })).map(({ shop }) => shop);

  it("to a shop's own number concerns that shop, to the app's everybody who texted from it", async () => {
    await sendBy(`${WILLOW}|sms`, WILLOW);
    await sendBy("app|sms", OTHER_SHOP);
    await recordInboundSms(WILLOW, text("STOP"));
    expect(await stoppedShops()).toEqual([WILLOW]);
    await db.suppression.deleteMany();
    await recordInboundSms(null, text("STOP"));
    expect(await stoppedShops()).toEqual([OTHER_SHOP]);
  });

  it("counts in the order in which it came, in whichever it is read", async () => {
    await sendBy("app|sms", WILLOW);
    const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1_000);
    await recordInboundSms(null, text("STOP"), at(2));
    await recordInboundSms(null, text("START"), at(1));
    expect(await stoppedShops()).toEqual([WILLOW]);
    await recordInboundSms(null, text("START"), at(5));
    expect(await stoppedShops()).toEqual([]);
    await recordInboundSms(null, text("STOP"), at(4));
    expect(await stoppedShops()).toEqual([]);
    await recordInboundSms(null, text("STOP"), at(6));
    await recordInboundSms(null, text("STOP"), at(8));
    await recordInboundSms(null, text("START"), at(7));
    expect(await stoppedShops()).toEqual([WILLOW]);
  });

  it("finds the shops that texted its number by the index that is written with each text", async () => {
    const { shipmentId } = await storeParcel({ contact: { email: null }, parcel: { status: "out_for_delivery" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    const [message] = (await claimDue(1)).claimed;
    if (!message) throw new Error("Nothing was claimed");
    const draft = await composeDraft(message);
    if (draft.channel !== "sms") throw new Error("It is no text");
    await rememberText({ ...message, account: "app|sms" }, draft);
    expect(await findTexted(WILLOW, ANA.phone)).toEqual([]);
    expect((await findTexted(null, ANA.phone)).map(({ shop }) => shop)).toEqual([WILLOW]);
    await eraseShop(db, WILLOW);
    expect(await findTexted(null, ANA.phone)).toEqual([]);
  });

  it("is answered once, in its own language, where Twilio does not answer", async () => {
    await db.$executeRaw`delete from "RateLimit"`;
    const { orderId } = await sendBy(`${WILLOW}|sms`, WILLOW, { locale: "de" });
    const say = async (Body: string) => {
      const item = await twilioCall(WILLOW, TOKEN, { MessageSid: "SM1", From: ANA.phone, Body });
      return (await item?.answer?.())?.body;
    };
    const vault = await openVault(WILLOW);
    const known = { shop: WILLOW, recipientHash: vault.index("phone", ANA.phone), account: `${WILLOW}|sms` };
    await db.textedNumber.create({ data: { ...known, numberHash: hashNumber(ANA.phone), orderId } });
    expect(await say("Abmelden")).toBe(
      "<Response><Message>Willow: Du bekommst keine SMS mehr von uns. Mit START bekommst du sie wieder.</Message></Response>",
    );
    expect(await say("Abmelden"), "once a day: machines may answer each other").toBe("<Response></Response>");
    expect(await say("hilfe")).toContain("SMS zu deiner Bestellung");
    expect(await say("STOP")).toBe("<Response></Response>");
    expect(await say("Wann kommt es?")).toBe("<Response></Response>");
  });
});

describe("a text that did not arrive", () => {
  const tell = (n: string, ErrorCode: number, sid = `SM${n}`) =>
    recordTwilioStatus(null, { n, MessageSid: sid, MessageStatus: "undelivered", ErrorCode });

  it.each([
    [30003, "pending", "out_of_reach", 1_800],
    [30005, "pending", "unreachable", 300],
    [30008, "pending", "undelivered", 300],
    [30004, "bounced", "blocked", null],
    [30006, "bounced", "unreachable", null],
    [30007, "bounced", "filtered", null],
    [30036, "expired", "too_late", null],
  ])("%i: %s, %s, again after %s s", async (code, state, reason, after) => {
    const { id } = await sendBy("app|sms", WILLOW);
    await tell(id, code);
    const row = await db.message.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state, reason, resends: after === null ? 0 : 1 });
    await recordTwilioStatus(null, { n: id, MessageSid: `SM${id}`, MessageStatus: "sent", ErrorCode: undefined });
    expect(await stateOf(id), "a late word about the first call").toBe(state);
    if (after !== null) expect(row.runAt.getTime()).toBeGreaterThan(Date.now() + after * 1_000 - 60_000);
  });

  it("leaves once more at most, and not when it would be no news any more", async () => {
    const again = await sendBy("app|sms", WILLOW, { resends: 1 });
    await tell(again.id, 30003);
    expect(await stateOf(again.id)).toBe("bounced");
    const old = await sendBy("app|sms", WILLOW);
    await db.message.update({ where: { id: old.id }, data: { expiresAt: new Date(Date.now() + 600_000) } });
    await tell(old.id, 30003);
    expect(await stateOf(old.id)).toBe("bounced");
  });

  it("closes a number that was out of reach for three texts in a row", async () => {
    for (const n of [1, 2, 3]) {
      expect(await db.suppression.count(), `before text ${n}`).toBe(0);
      const { id } = await sendBy("app|sms", WILLOW);
      await tell(id, 30003);
    }
    expect(await db.suppression.findFirst()).toMatchObject({ reason: "unreachable", until: null });
  });

  it("closes a number that blocks us for thirty days, and a wish takes its place", async () => {
    const { id } = await sendBy("app|sms", WILLOW);
    await tell(id, 30004);
    const row = await db.suppression.findFirstOrThrow();
    expect(row.reason).toBe("refused");
    expect(Math.round(((row.until?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(30);
    await recordInboundSms(null, { MessageSid: "SM9", From: ANA.phone, Body: "STOP", OptOutType: undefined });
    expect(await db.suppression.findFirst()).toMatchObject({ reason: "stop", until: null });
  });
});
