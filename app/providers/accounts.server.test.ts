import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { type FakeProviders, startProviders } from "#tests/support/providers.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { describeAccount, findBrokenAccounts, removeAccount, saveAccount } from "./accounts.server.ts";
import { accountProviders, openConfig } from "./clients.server.ts";
import type { EmailDraft, SmsDraft } from "./provider.ts";

const SID = `AC${"1".repeat(32)}`;
const MAIL = { apiKey: "SG.willows-own", fromAddress: "orders@mail.willow.example", webhookKey: "" };
const TEXTS = { accountSid: SID, authToken: "willows-token", from: "+1 (415) 555-0100" };
const ACCOUNT = `/2010-04-01/Accounts/${SID}`;

let fake: FakeProviders;

beforeAll(async () => {
  fake = await startProviders();
  Object.assign(env, { SENDGRID_BASE_URL: fake.sendgridUrl, TWILIO_BASE_URL: fake.twilioUrl });
});
afterAll(() => fake.close());

beforeEach(async () => {
  fake.ledger.length = 0;
  fake.pages.clear();
  fake.pages.set("/v3/scopes", { body: { scopes: ["mail.send", "alerts.read"] } });
  fake.pages.set("/v3/whitelabel/domains", { body: [{ domain: "willow.example", valid: true, dns: {} }] });
  fake.pages.set(`${ACCOUNT}.json`, { body: { sid: SID, status: "active", type: "Full" } });
  fake.pages.set(`${ACCOUNT}/IncomingPhoneNumbers.json`, {
    body: { incoming_phone_numbers: [{ sid: "PN1", phone_number: "+14155550100" }] },
  });
  await db.providerAccount.deleteMany();
  await db.providerHealth.deleteMany();
  await installWillow();
});

const email = { messageId: "0198c0de-0000-7000-8000-000000000001", to: "ana@example.com", subject: "Hi", text: "Hi" };
const mail: EmailDraft = {
  ...email,
  channel: "email",
  fromName: "Willow",
  replyTo: null,
  html: "Hi",
  unsubscribeUrl: null,
};
const text: SmsDraft = { ...email, channel: "sms", to: "+4915112345678", segments: 1, validitySeconds: 60 };

describe("saveAccount", () => {
  it("takes a SendGrid account that may send, seals it, and sends with it", async () => {
    const result = await saveAccount(WILLOW, "email", MAIL);
    expect(result).toMatchObject({ saved: true, view: { own: true, label: MAIL.fromAddress, trouble: null } });
    const view = await describeAccount(WILLOW, "email");
    expect(view.findings).toMatchObject({ domainAuthenticated: true, freeMailbox: false, eventsSigned: false });
    expect(view.webhookUrl).toBe(`https://afterglow.test/webhooks/sendgrid?shop=${WILLOW}`);
    const row = await db.providerAccount.findFirstOrThrow();
    expect(Buffer.from(row.configSealed).toString("latin1")).not.toContain(MAIL.apiKey);
    await accountProviders.email(mail, { name: `${WILLOW}|email`, savedAt: row.savedAt });
    await accountProviders.email(mail, { name: "app|email", savedAt: null });
    expect(fake.ledger.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${MAIL.apiKey}`,
      `Bearer ${env.SENDGRID_API_KEY}`,
    ]);
  });

  it("takes a Twilio account whose number it is, and has it report to the shop's own address", async () => {
    expect(await saveAccount(WILLOW, "sms", TEXTS)).toMatchObject({ saved: true, view: { label: "+14155550100" } });
    const { savedAt } = await db.providerAccount.findFirstOrThrow();
    await accountProviders.sms(text, { name: `${WILLOW}|sms`, savedAt });
    expect(fake.ledger[0]?.request).toMatchObject({
      From: "+14155550100",
      StatusCallback: `https://afterglow.test/webhooks/twilio?shop=${WILLOW}&n=${text.messageId}`,
    });
  });

  it("sends with the new key as soon as it is saved", async () => {
    await saveAccount(WILLOW, "email", MAIL);
    const first = await db.providerAccount.findFirstOrThrow();
    await accountProviders.email(mail, { name: `${WILLOW}|email`, savedAt: first.savedAt });
    await saveAccount(WILLOW, "email", { ...MAIL, apiKey: "SG.another-key" });
    const second = await db.providerAccount.findFirstOrThrow();
    await accountProviders.email(mail, { name: `${WILLOW}|email`, savedAt: second.savedAt });
    expect(fake.ledger.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${MAIL.apiKey}`,
      "Bearer SG.another-key",
    ]);
  });

  it("keeps a secret that is left empty", async () => {
    await saveAccount(WILLOW, "email", MAIL);
    await saveAccount(WILLOW, "email", { ...MAIL, apiKey: "", fromAddress: "hello@willow.example" });
    expect(await openConfig(WILLOW, "email")).toEqual({ apiKey: MAIL.apiKey, fromAddress: "hello@willow.example" });
  });

  it.each([
    ["a key that is none", "email", { ...MAIL, apiKey: "hunter2" }, "apiKey"],
    ["an address that is none", "email", { ...MAIL, fromAddress: "willow" }, "fromAddress"],
    ["no sender", "sms", { ...TEXTS, from: "" }, "from"],
    ["a short number", "sms", { ...TEXTS, from: "0151 23" }, "from"],
  ] as const)("asks the provider nothing about %s", async (_name, channel, form, field) => {
    fake.pages.clear();
    const result = await saveAccount(WILLOW, channel, form);
    expect(result.saved ? [] : Object.keys(result.errors)).toEqual([field]);
  });

  it.each([
    ["apiKey", "email", "/v3/scopes", { status: 401, body: {} }],
    ["apiKey", "email", "/v3/scopes", { body: { scopes: ["alerts.read"] } }],
    ["form", "email", "/v3/scopes", { status: 503, body: {} }],
    ["authToken", "sms", `${ACCOUNT}.json`, { status: 401, body: { code: 20003 } }],
    ["accountSid", "sms", `${ACCOUNT}.json`, { body: { sid: SID, status: "suspended" } }],
    ["form", "sms", `${ACCOUNT}.json`, { status: 503, body: {} }],
    ["from", "sms", `${ACCOUNT}/IncomingPhoneNumbers.json`, { body: { incoming_phone_numbers: [] } }],
  ] as const)("blames %s (%s, %s) for what the provider says: %j", async (field, channel, path, page) => {
    fake.pages.set(path, page);
    const result = await saveAccount(WILLOW, channel, channel === "email" ? MAIL : TEXTS);
    expect(result.saved ? [] : Object.keys(result.errors)).toEqual([field]);
    expect(await db.providerAccount.count()).toBe(0);
  });

  it("tells what is missing in the sender's domain, or that the key may not look", async () => {
    const dns = { mail_cname: { valid: false, host: "em1.willow.example" }, dkim1: { valid: true, host: "s1" } };
    fake.pages.set("/v3/whitelabel/domains", { body: [{ domain: "willow.example", valid: false, dns }] });
    const first = await saveAccount(WILLOW, "email", MAIL);
    expect(first.saved && first.view.findings).toMatchObject({
      domainAuthenticated: false,
      missingRecords: ["em1.willow.example"],
    });
    fake.pages.set("/v3/whitelabel/domains", { status: 403, body: {} });
    const second = await saveAccount(WILLOW, "email", { ...MAIL, fromAddress: "willow@gmail.com" });
    expect(second.saved && second.view.findings).toMatchObject({ domainAuthenticated: null, freeMailbox: true });
  });
});

describe("an account in trouble", () => {
  it("is named to its own shop, and mended by saving it again", async () => {
    await saveAccount(WILLOW, "email", MAIL);
    const health = { openedAt: new Date(), probeAt: new Date(), reason: "credentials_refused" };
    await db.providerHealth.create({ data: { account: `${WILLOW}|email`, ...health } });
    expect(await findBrokenAccounts(WILLOW)).toMatchObject([{ channel: "email", reason: "credentials_refused" }]);
    expect(await findBrokenAccounts(OTHER_SHOP)).toEqual([]);
    expect(await describeAccount(WILLOW, "email")).toMatchObject({ trouble: { reason: "credentials_refused" } });
    await saveAccount(WILLOW, "email", MAIL);
    expect(await findBrokenAccounts(WILLOW)).toEqual([]);
  });

  it("is forgotten with the account, and the app's carries the lane", async () => {
    await saveAccount(WILLOW, "sms", TEXTS);
    await removeAccount(WILLOW, "sms");
    expect(await describeAccount(WILLOW, "sms")).toMatchObject({ own: false, label: env.TWILIO_FROM, trouble: null });
    await expect(accountProviders.sms(text, { name: `${WILLOW}|sms`, savedAt: new Date() })).rejects.toThrow();
  });
});
