import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { mailEvent, sendgridSays, textStatus, twilioSays } from "#tests/support/house-callbacks.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { planParcels, theMessage } from "#tests/support/planned.ts";

const house = useHouse();
let mail = "";
let text = "";

beforeEach(async () => {
  await planParcels(1, "delivered");
  await house.work();
  mail = (await theMessage("delivered")).id;
  text = (await theMessage("delivered", "sms")).id;
});

const stateOf = async (id: string) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
const receipts = () => db.messageReceipt.count();

describe("SendGrid's events", () => {
  it("with a wrong signature, or one of another body, are turned away and change nothing", async () => {
    const bounce = [mailEvent(mail, "bounce", { type: "bounce" })];
    expect(await sendgridSays(house, bounce, { signedBody: "[]" })).toBe(401);
    const stranger = { ...house, sendgridKey: (await import("#simulator/providers/signatures.ts")).createSendgridKeys().privateKey }; // prettier-ignore
    expect(await sendgridSays(stranger, bounce)).toBe(401);
    await house.work();
    expect([await stateOf(mail), await receipts(), await db.suppression.count()]).toEqual(["accepted", 0, 0]);
    await expectHouseWell(house);
  });

  it("told once more, as a batch or one by one, count once", async () => {
    const events = [mailEvent(mail, "processed"), mailEvent(mail, "delivered")];
    for (const batch of [events, events, [events[1]], [events[0]]]) {
      expect(await sendgridSays(house, batch)).toBe(200);
      await house.work();
    }
    expect([await stateOf(mail), await receipts()]).toEqual(["delivered", 2]);
    await expectHouseWell(house);
  });

  it("in the wrong order never lead back", async () => {
    for (const event of ["delivered", "processed", "deferred"]) {
      await sendgridSays(house, [mailEvent(mail, event)]);
      await house.work();
    }
    expect(await stateOf(mail)).toBe("delivered");
    await sendgridSays(house, [mailEvent(mail, "bounce", { type: "bounce" })]);
    await sendgridSays(house, [mailEvent(mail, "delivered")]);
    await house.work();
    expect(await stateOf(mail)).toBe("bounced");
    await expectHouseWell(house);
  });

  it("a thousand in one batch are read, those of messages that are not ours ignored", async () => {
    const strangers = Array.from({ length: 998 }, () => mailEvent(randomUUID(), "delivered"));
    const batch = [...strangers, mailEvent(mail, "delivered"), { event: "delivered", sg_event_id: "x" }];
    expect(await sendgridSays(house, batch)).toBe(200);
    await house.work();
    expect([await stateOf(mail), await receipts()]).toEqual(["delivered", 1]);
    await expectHouseWell(house);
  });
});

describe("Twilio's statuses", () => {
  it("in the wrong order and twice never lead back", async () => {
    for (const status of ["delivered", "sent", "delivered", "queued"]) {
      expect(await textStatus(house, text, status)).toBe(200);
      await house.work();
    }
    expect(await stateOf(text)).toBe("delivered");
    expect(await receipts()).toBe(3);
    await expectHouseWell(house);
  });

  it("signed by another token, or for another message, are turned away", async () => {
    const params = { MessageSid: "SM1", MessageStatus: "failed", AccountSid: env.TWILIO_ACCOUNT_SID };
    expect(await twilioSays(house, `?n=${text}`, params, { token: "another" })).toBe(401);
    const address = `${env.SHOPIFY_APP_URL}/webhooks/twilio?n=${randomUUID()}`;
    expect(await twilioSays(house, `?n=${text}`, params, { address })).toBe(401);
    await house.work();
    expect([await stateOf(text), await receipts()]).toEqual(["accepted", 0]);
    await expectHouseWell(house);
  });

  it("are checked against the public address, whatever a proxy made of it; http is another address", async () => {
    // The request came over http to 127.0.0.1, the signature is for https and the public name.
    expect(await textStatus(house, text, "delivered")).toBe(200);
    const params = { MessageSid: "SM2", MessageStatus: "failed", AccountSid: env.TWILIO_ACCOUNT_SID };
    const address = `${env.SHOPIFY_APP_URL.replace("https:", "http:")}/webhooks/twilio?n=${text}`;
    expect(await twilioSays(house, `?n=${text}`, params, { address })).toBe(401);
    await house.work();
    expect(await stateOf(text)).toBe("delivered");
    await expectHouseWell(house);
  });
});

describe("a call whose answer was lost", () => {
  it("is settled by the provider's word, which needs nothing but our own id", async () => {
    house.fake.fail("lost-reset");
    await planParcels(1, "out_for_delivery", { phone: null });
    await house.work();
    const lost = await theMessage("out_for_delivery");
    expect(lost.state).toBe("unknown");
    await sendgridSays(house, [mailEvent(lost.id, "processed")]);
    await house.work();
    expect(await stateOf(lost.id)).toBe("accepted");
    await sendgridSays(house, [mailEvent(lost.id, "delivered")]);
    await house.work();
    expect(await stateOf(lost.id)).toBe("delivered");
    await expectHouseWell(house);
  });
});
