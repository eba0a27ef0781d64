import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { type FakeProviders, startProviders } from "#tests/support/providers.ts";

import { createEmailProvider } from "./email-provider.server.ts";
import type { EmailDraft, SmsDraft } from "./provider.ts";
import { createSmsProvider } from "./sms-provider.server.ts";

const ID = "0198c0de-0000-7000-8000-000000000001";
const email: EmailDraft = {
  channel: "email",
  messageId: ID,
  to: "ana@example.com",
  fromName: "Willow",
  replyTo: "hello@willow.example",
  subject: "Your order #1001 is on its way",
  html: "<p>It is on its way</p>",
  text: "It is on its way",
  unsubscribeUrl: "https://afterglow.test/u/token",
};
const sms: SmsDraft = {
  channel: "sms",
  messageId: ID,
  to: "+4915112345678",
  text: "Willow: hi",
  segments: 1,
  validitySeconds: 900,
};

let fake: FakeProviders;
const twilioOptions = () => ({
  accountSid: "AC00000000000000000000000000000000",
  authToken: "token",
  baseUrl: fake.twilioUrl,
  sender: { from: "+15005550006" },
  statusUrl: "https://afterglow.test/webhooks/twilio",
  timeoutMs: 1_000,
});
const sendEmail = () =>
  createEmailProvider({
    apiKey: "SG.x",
    baseUrl: fake.sendgridUrl,
    fromAddress: "orders@afterglow.test",
    timeoutMs: 1_000,
  })(email);
const sendSms = () => createSmsProvider(twilioOptions()).send(sms);

beforeAll(async () => {
  fake = await startProviders();
});
beforeEach(() => {
  fake.ledger.length = 0;
});
afterAll(() => fake.close());

describe("e-mail", () => {
  it("carries the message's id, one-click unsubscribe and no tracking", async () => {
    expect(await sendEmail()).toEqual({ kind: "accepted", providerMessageId: "SG1" });
    expect(fake.ledger[0]?.headers.authorization).toBe("Bearer SG.x");
    expect(fake.ledger[0]?.request).toMatchObject({
      from: { email: "orders@afterglow.test", name: "Willow" },
      reply_to: { email: "hello@willow.example" },
      subject: email.subject,
      custom_args: { n: ID },
      headers: {
        "List-Unsubscribe": "<https://afterglow.test/u/token>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
      tracking_settings: { click_tracking: { enable: false, enable_text: false } },
      content: [
        { type: "text/plain", value: email.text },
        { type: "text/html", value: email.html },
      ],
    });
  });

  it("waits as long as it is told", async () => {
    fake.fail({ status: 429, headers: { "X-RateLimit-Reset": String(Math.floor(Date.now() / 1000) + 120) } });
    const outcome = await sendEmail();
    expect(outcome).toMatchObject({ kind: "retry", reason: "provider_busy" });
    expect(outcome.kind === "retry" && outcome.afterSeconds).toBeGreaterThan(115);
  });

  it.each([
    [{ status: 400, body: { errors: [{ message: "bad" }] } }, "refused", "provider_refused"],
    [{ status: 401 }, "retry", "credentials_refused"],
    [{ status: 503 }, "retry", "provider_unavailable"],
    [{ status: 502, body: "<html>Bad gateway</html>" }, "unknown", "broke_off"],
    ["hang", "unknown", "broke_off"],
    ["lost-hang", "unknown", "broke_off"],
    ["lost-reset", "unknown", "broke_off"],
  ] as const)("takes %o for %s, %s", async (fault, kind, reason) => {
    fake.fail(fault);
    expect(await sendEmail()).toMatchObject({ kind, reason });
    expect(fake.ledger).toHaveLength(1);
  });
});

describe("texts", () => {
  it("carry their id in the callback's address and must not wait for hours", async () => {
    expect(await sendSms()).toEqual({ kind: "accepted", providerMessageId: "SM1" });
    expect(fake.ledger[0]?.request).toEqual({
      To: "+4915112345678",
      From: "+15005550006",
      Body: "Willow: hi",
      StatusCallback: `https://afterglow.test/webhooks/twilio?n=${ID}`,
      ValidityPeriod: "900",
    });
  });

  it.each([
    [{ status: 400, body: { code: 21610, message: "opted out" } }, "refused", "opted_out"],
    [{ status: 400, body: { code: 21211, message: "invalid" } }, "refused", "unreachable"],
    [{ status: 401, body: { code: 20003, message: "auth" } }, "retry", "credentials_refused"],
    [{ status: 429, body: { code: 20429, message: "slow" } }, "retry", "provider_busy"],
    [{ status: 500, body: { code: 20500, message: "oops" } }, "retry", "provider_unavailable"],
    [{ status: 502, body: "<html>Bad gateway</html>" }, "unknown", "broke_off"],
    ["hang", "unknown", "broke_off"],
    ["lost-reset", "unknown", "broke_off"],
    ["lost-truncated", "unknown", "broke_off"],
  ] as const)("takes %o for %s, %s", async (fault, kind, reason) => {
    fake.fail(fault);
    expect(await sendSms()).toMatchObject({ kind, reason });
    expect(fake.ledger).toHaveLength(1);
  });

  it("are free to be tried again when nobody listens", async () => {
    const { send } = createSmsProvider({ ...twilioOptions(), baseUrl: "http://127.0.0.1:9" });
    expect(await send(sms)).toEqual({ kind: "retry", reason: "not_reached" });
  });
});
