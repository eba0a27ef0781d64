import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { codeDigits } from "#app/exceptions/code-digits.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, moveParcel, storeParcel } from "#tests/support/parcel.ts";
import { type FakeProviders, startProviders } from "#tests/support/providers.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import { createEmailProvider } from "#app/providers/email-provider.server.ts";
import { planAnswer } from "./plan-answer.server.ts";
import { planShipmentMessages } from "./plan-messages.server.ts";
import { suppressAddress } from "#app/notifications/consent/suppressions.server.ts";

let fake: FakeProviders;
let ids: { orderId: string; shipmentId: string };

beforeAll(async () => {
  fake = await startProviders();
});
afterAll(() => fake.close());

beforeEach(async () => {
  fake.ledger.length = 0;
  await db.order.deleteMany();
  await db.message.deleteMany();
  await db.suppression.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
  ids = await storeParcel();
  await moveParcel(ids.shipmentId, "delivery_attempted", 1);
});

async function code(minutesAgo = 0): Promise<string> {
  const createdAt = new Date(Date.now() - minutesAgo * 60_000);
  const occasion = { ...ids, shop: WILLOW, status: "delivery_attempted", cycle: 1, createdAt };
  const expiresAt = new Date(createdAt.getTime() + 600_000);
  const data = { ...occasion, choice: "new_day", day: new Date("2026-11-13"), expiresAt };
  return (await db.deliveryCode.create({ data })).id;
}

async function request(choice = "new_day"): Promise<string> {
  const occasion = { ...ids, shop: WILLOW, status: "delivery_attempted", cycle: 1 };
  const vault = await openVault(WILLOW);
  const textSealed = vault.seal("DeliveryRequest.textSealed", "{{ Gate 4 }} <b>behind the mill</b>");
  const data = { ...occasion, choice, day: choice === "new_day" ? new Date("2026-11-13") : null, textSealed };
  return (await db.deliveryRequest.create({ data })).id;
}

async function plan(kind: "delivery_code" | "delivery_choice", subjectId: string, now = new Date()) {
  const vault = await openVault(WILLOW);
  await transaction((tx) => planAnswer(tx, WILLOW, vault, { ...ids, kind, subjectId }, now));
}

async function dispatch() {
  const options = { apiKey: "SG.x", baseUrl: fake.sendgridUrl, fromAddress: "orders@afterglow.test" };
  const sms = () => Promise.reject(new Error("No text is an answer"));
  await dispatchMessages({ providers: { email: createEmailProvider(options), sms } });
}

const mails = () => fake.ledger.map(({ to, request: mail }) => ({ to, ...(mail as { subject: string; headers?: object; content: { value: string }[] }) })); // prettier-ignore
const states = async () =>
  (await db.message.findMany({ orderBy: { id: "asc" } })).map((row) => [row.state, row.reason]);

describe("the code", () => {
  it("goes to the order's own address, once, with no way out of what was just asked for", async () => {
    const id = await code();
    await plan("delivery_code", id);
    await plan("delivery_code", id);
    expect(await waitingJobs()).toEqual([{ name: "message.deliver", payload: {} }]);
    await dispatch();
    expect(await states()).toEqual([["accepted", null]]);
    const [mail, ...more] = mails();
    const digits = codeDigits(await openVault(WILLOW), id);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: ANA.email, subject: `${digits} is your code for order #1001` });
    const [text, html] = mail?.content.map((part) => part.value) ?? [];
    expect(text).toContain(`\n${digits}\n`);
    expect(text).toContain("You chose: Deliver on Friday 13 November");
    expect(html).toContain(digits);
    expect(JSON.stringify(mail)).not.toMatch(/List-Unsubscribe|\/u\/|\/t\//);
  });

  it("reaches who has opted out of the news, and no address that bounced", async () => {
    const addressHash = (await openVault(WILLOW)).index("email", ANA.email);
    const address = { shop: WILLOW, channel: "email" as const, addressHash };
    await suppressAddress(db, address, "unsubscribed");
    await plan("delivery_code", await code());
    await dispatch();
    expect(await states()).toEqual([["accepted", null]]);
    await db.suppression.deleteMany();
    await suppressAddress(db, address, "bounced");
    await plan("delivery_code", await code());
    await dispatch();
    expect(await states()).toEqual([["accepted", null], ["suppressed", "suppressed"]]); // prettier-ignore
  });

  it("is not sent when it no longer works, when a newer one waits, or when there is nobody to write to", async () => {
    await plan("delivery_code", await code(11), new Date(Date.now() - 11 * 60_000));
    await dispatch();
    await plan("delivery_code", await code());
    await plan("delivery_code", await code());
    await dispatch();
    await db.order.updateMany({ data: { emailSealed: null } });
    await plan("delivery_code", await code());
    expect(await states()).toEqual([
      ["expired", "too_late"],
      ["superseded", "newer_news"],
      ["accepted", null],
      ["skipped", "no_address"],
    ]);
    expect(mails()).toHaveLength(1);
  });

  it("is no news of the parcel: what the carrier says next leaves it alone", async () => {
    await plan("delivery_code", await code());
    await moveParcel(ids.shipmentId, "out_for_delivery", 1);
    await planShipmentMessages(WILLOW, ids.shipmentId, "webhook");
    expect(await db.message.findFirst({ where: { kind: "delivery_code" } })).toMatchObject({ state: "pending" });
  });
});

describe("the confirmation", () => {
  it("says what was chosen and by whom it will be done, and none of the shopper's own words", async () => {
    await plan("delivery_choice", await request());
    await dispatch();
    const [mail] = mails();
    expect(mail).toMatchObject({ to: ANA.email, subject: "We have your wish for order #1001" });
    const all = JSON.stringify(mail);
    expect(all).toContain("Deliver on Friday 13 November");
    expect(all).toContain("We pass it on to DHL.");
    expect(all).toContain("https://willow.example/apps/track/t/");
    expect(all).toContain("List-Unsubscribe");
    expect(all).not.toMatch(/behind the mill|Gate 4|\{\{/);
  });

  it("promises no cancellation", async () => {
    await plan("delivery_choice", await request("cancel"));
    await dispatch();
    expect(mails()[0]?.content[0]?.value).toContain("Nothing is cancelled yet.");
  });

  it("comes in the order's language as far as it is translated, and in English otherwise", async () => {
    await db.order.updateMany({ data: { locale: "ar" } });
    await plan("delivery_choice", await request());
    await dispatch();
    expect(mails()[0]?.content[1]?.value).toMatch(/<html[^>]*dir="rtl"/);
  });
});
