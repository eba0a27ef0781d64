import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { createEmailProvider } from "#app/providers/email-provider.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { type FakeProviders, startProviders } from "#tests/support/providers.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { slotsSchema } from "./templates/template-slots.ts";
import { sendTest, TESTS_PER_HOUR } from "./test-send.server.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const wish = {
  ...({ kind: "shipped", channel: "email", locale: "en", orderId: null } as const),
  ...{ slots: slotsSchema.parse({ heading: "Hooray" }), to: "sam@willow.example" },
};
let fake: FakeProviders;
let providers: Providers;

beforeAll(async () => {
  fake = await startProviders();
  const options = { apiKey: "SG.x", baseUrl: fake.sendgridUrl, fromAddress: "orders@afterglow.test" };
  const email = createEmailProvider(options);
  providers = { email, sms: () => Promise.reject(new Error("No text is ever sent as a test")) };
});
afterAll(() => fake.close());
beforeEach(async () => {
  fake.forget();
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.rateLimit.deleteMany();
  await installWillow();
});

describe("sendTest", () => {
  it("writes to the staff member, says that it is a test, and leaves no trace", async () => {
    expect(await sendTest(WILLOW, wish, NOW, providers)).toEqual({ sent: true });
    expect(fake.ledger).toHaveLength(1);
    expect(fake.ledger[0]).toMatchObject({
      to: "sam@willow.example",
      request: { subject: "[Test] Your order #1001 is on its way" },
    });
    expect(JSON.stringify(fake.ledger[0]?.request)).toContain("Hooray");
    expect(await db.message.count()).toBe(0);
  });

  it("shows a text as an e-mail", async () => {
    await sendTest(WILLOW, { ...wish, channel: "sms" }, NOW, providers);
    expect(JSON.stringify(fake.ledger[0]?.request)).toMatch(/Willow: good news! .*1 segments?, GSM-7/);
  });

  it("holds while the account is left alone", async () => {
    await db.providerHealth.create({ data: { account: "app|email", openedAt: new Date(), probeAt: new Date() } });
    expect(await sendTest(WILLOW, wish, NOW, providers)).toMatchObject({ sent: false });
    expect(fake.ledger).toHaveLength(0);
    await db.providerHealth.deleteMany();
  });

  it("stops after ten in an hour", async () => {
    for (let count = 0; count < TESTS_PER_HOUR; count += 1) await sendTest(WILLOW, wish, NOW, providers);
    expect(await sendTest(WILLOW, wish, NOW, providers)).toMatchObject({ sent: false });
    expect(fake.ledger).toHaveLength(TESTS_PER_HOUR);
  });

  it("says what the mail service made of it, and writes to no address that is none", async () => {
    fake.fail({ status: 401, body: { errors: [] } });
    expect(await sendTest(WILLOW, wish, NOW, providers)).toMatchObject({ sent: false });
    expect(await sendTest(WILLOW, { ...wish, to: "" }, NOW, providers)).toMatchObject({ sent: false });
    expect(fake.ledger.filter(({ accepted }) => accepted)).toEqual([]);
  });
});
