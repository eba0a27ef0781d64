import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { claimDue } from "#app/notifications/outbox/claim.server.ts";
import { listMessages } from "#app/notifications/list-messages.server.ts";
import { planOrderMessages, planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { sendgridEventsBody, twilioStatusBody } from "./receipt-body.ts";
import { recordInboundSms, recordSendgridEvents, recordTwilioStatus } from "./record-receipts.server.ts";

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.messageReceipt.deleteMany();
  await db.suppression.deleteMany();
  await installWillow();
});

/** A message whose call is under way. */
async function sendOne(channel: "email" | "sms", shop = WILLOW) {
  const { orderId, shipmentId } = await storeParcel({ shop, parcel: { status: "out_for_delivery" } });
  await (channel === "email"
    ? planOrderMessages(shop, orderId, "webhook")
    : planShipmentMessages(shop, shipmentId, "webhook"));
  await claimDue(10);
  return db.message.findFirstOrThrow({ where: { shop, channel, state: "sending" }, orderBy: { createdAt: "desc" } });
}

let count = 0;
function events(n: string, ...names: string[]) {
  return sendgridEventsBody.parse(
    names.map((name) => ({
      ...(name === "dropped" && { reason: "Bounced Address" }),
      sg_event_id: `e${(count += 1)}`,
      event: name,
      timestamp: 1_790_000_000,
      n,
      email: ANA.email,
    })),
  );
}
const twilio = (n: string, status: string, code?: number) =>
  recordTwilioStatus(null, twilioStatusBody.parse({ n, MessageSid: `SM${n}`, MessageStatus: status, ErrorCode: code }));
const stateOf = async (id: string) => (await db.message.findUniqueOrThrow({ where: { id } })).state;

describe("recordSendgridEvents", () => {
  it("settles a call whose answer never came", async () => {
    const { id } = await sendOne("email");
    await db.message.update({ where: { id }, data: { state: "unknown", reason: "broke_off" } });
    expect(await recordSendgridEvents(null, events(id, "processed"))).toEqual({ recorded: 1, unknown: 0 });
    const row = await db.message.findUniqueOrThrow({ where: { id } });
    expect([row.state, row.reason]).toEqual(["accepted", null]);
    expect(row.acceptedAt).toEqual(new Date(1_790_000_000_000));
  });

  it.each([
    ["is put off by the gate", { reason: "quiet_hours", resends: 1 }],
    ["is tried again at the merchant's wish", { reason: null }],
  ])("ends the waiting of a message that has left after all, and %s", async (_how, data) => {
    const { id } = await sendOne("email");
    await db.message.update({ where: { id }, data: { ...data, state: "pending", attemptId: null } });
    await recordSendgridEvents(null, events(id, "processed"));
    expect(await stateOf(id)).toBe("accepted");
  });

  it("lets late words about a call that came to nothing stop no other try", async () => {
    const { id } = await sendOne("email");
    await recordSendgridEvents(null, events(id, "dropped"));
    await db.message.update({ where: { id }, data: { state: "pending", reason: null, attemptId: null } });
    await recordSendgridEvents(null, events(id, "processed"));
    expect(await stateOf(id)).toBe("pending");
  });

  it("never goes back, and counts a repeated event once", async () => {
    const { id } = await sendOne("email");
    const batch = events(id, "delivered", "processed", "open");
    expect(await recordSendgridEvents(null, batch)).toEqual({ recorded: 3, unknown: 0 });
    expect(await recordSendgridEvents(null, batch)).toEqual({ recorded: 0, unknown: 0 });
    const row = await db.message.findUniqueOrThrow({ where: { id } });
    expect(row.state).toBe("delivered");
    expect(row.openedAt).toEqual(new Date(1_790_000_000_000));
    expect(await db.messageReceipt.count()).toBe(3);
  });

  it.each([
    ["bounce", "bounced", "bounced"],
    ["dropped", "bounced", "bounced"],
    ["spamreport", "delivered", "complained"],
    ["unsubscribe", "delivered", "unsubscribed"],
  ])("closes the address after %s", async (event, state, reason) => {
    const message = await sendOne("email");
    await recordSendgridEvents(null, events(message.id, event));
    expect(await stateOf(message.id)).toBe(state);
    expect(await db.suppression.findMany({ select: { shop: true, channel: true, reason: true } })).toEqual([
      { shop: WILLOW, channel: "email", reason },
    ]);
  });

  it("counts what is not ours", async () => {
    const stranger = "0198c0de-0000-7000-8000-000000000001";
    expect(await recordSendgridEvents(null, [...events(stranger, "delivered"), undefined])).toEqual({
      recorded: 0,
      unknown: 2,
    });
    expect(await db.messageReceipt.count()).toBe(0);
  });
});

describe("recordTwilioStatus", () => {
  it("ranks statuses that come out of order and repeatedly", async () => {
    const { id } = await sendOne("sms");
    for (const status of ["delivered", "sent", "delivered", "queued"]) await twilio(id, status);
    const row = await db.message.findUniqueOrThrow({ where: { id } });
    expect([row.state, row.providerMessageId]).toEqual(["delivered", `SM${id}`]);
    expect(await db.messageReceipt.count()).toBe(3);
  });

  it("finds the message by Twilio's id when the callback has lost ours", async () => {
    const { id } = await sendOne("sms");
    await db.message.update({ where: { id }, data: { state: "accepted", providerMessageId: "SM77" } });
    await recordTwilioStatus(null, {
      MessageSid: "SM77",
      MessageStatus: "undelivered",
      ErrorCode: 30006,
      n: undefined,
    });
    expect(await stateOf(id)).toBe("bounced");
    expect(await db.suppression.count({ where: { channel: "sms", reason: "unreachable" } })).toBe(1);
    const [entry] = (await listMessages(WILLOW)).filter((message) => message.id === id);
    expect(entry?.reasonText).toBe("The number does not exist or cannot get texts.");
  });

  it("counts what is not ours", async () => {
    expect(await twilio("0198c0de-0000-7000-8000-000000000001", "sent")).toEqual({ recorded: 0, unknown: 1 });
  });
});

describe("recordInboundSms", () => {
  const say = (Body: string, From = ANA.phone) =>
    recordInboundSms(null, { MessageSid: "SM1", From, Body, OptOutType: undefined });

  it("takes STOP for every shop that has texted the number, and no other", async () => {
    await installWillow({}, OTHER_SHOP);
    await sendOne("sms");
    expect(await say("Stop texting me")).toEqual({ shops: 1 });
    expect(await say("STOP", "+4915100000000")).toEqual({ shops: 0 });
    const addressHash = (await openVault(WILLOW)).index("phone", ANA.phone);
    expect(await db.suppression.findMany({ select: { shop: true, addressHash: true, reason: true } })).toEqual([
      { shop: WILLOW, addressHash: new Uint8Array(addressHash), reason: "stop" },
    ]);
  });

  it("takes START back, but mends no dead number", async () => {
    await sendOne("sms");
    await say("STOP");
    await say("start");
    expect(await db.suppression.count()).toBe(0);
    await say("STOP");
    await db.suppression.updateMany({ data: { reason: "unreachable" } });
    await say("START");
    expect(await db.suppression.count()).toBe(1);
  });

  it("asks the merchant to look at an answer that may mean the same, once and without its words", async () => {
    const { orderId } = await sendOne("sms");
    for (let told = 0; told < 2; told += 1) await say("I call this spam, Ana");
    expect(await db.suppression.count()).toBe(0);
    const alerts = await db.merchantAlert.findMany({ where: { kind: "doubtful_reply" } });
    expect(alerts.map(({ shop, facts }) => ({ shop, facts }))).toEqual([
      { shop: WILLOW, facts: { orderId, orderName: "#1001" } },
    ]);
  });

  it("leaves everything else alone", async () => {
    await sendOne("sms");
    for (const text of ["HELP", "where is it?", ""]) expect(await say(text)).toEqual({ shops: 0 });
    expect(await db.suppression.count()).toBe(0);
  });
});
