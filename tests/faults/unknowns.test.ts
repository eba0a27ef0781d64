import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { mailEvent, sendgridSays, textStatus } from "#tests/support/house-callbacks.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { planParcels, theMessage } from "#tests/support/planned.ts";

const house = useHouse();
const TEXTS = { email: null };
const MAILS = { phone: null };
/** A gateway that did not pass the request on: as far as we can see, the same as one that did. */
const NEVER_SENT = { status: 502, body: "<html>Bad Gateway</html>" };
const taken = () => house.fake.ledger.filter(({ accepted }) => accepted).length;

/** So many minutes after the call broke off, the minutely cleaning comes by. */
async function later(minutes: number) {
  await db.$executeRaw`
    update "Message" set "sendingAt" = "sendingAt" - ${minutes} * interval '1 minute' where state = 'unknown'`;
  await db.$executeRaw`select graphile_worker.add_job('message.sweep', '{}'::json)`;
  await house.work();
}

async function stateOf(kind: string, channel = "email") {
  const { state, reason, resends } = await theMessage(kind, channel);
  return { state, reason, resends };
}

/** What Twilio answers when it is asked what it has sent. */
function twilioLists(messages: { sid: string; body: string }[]) {
  const page = { first_page_uri: "", next_page_uri: null, previous_page_uri: null, uri: "", page: 0, page_size: 50 };
  const rows = messages.map((one) => ({
    ...one,
    direction: "outbound-api",
    status: "sent",
    date_sent: new Date().toUTCString(),
  }));
  house.fake.pages.set(`/2010-04-01/Accounts/${env.TWILIO_ACCOUNT_SID}/Messages.json`, {
    body: { ...page, start: 0, end: rows.length, messages: rows },
  });
}

describe("a text that was taken while its answer was lost", () => {
  it("is known again by the provider's callback, which carries our own id", async () => {
    house.fake.fail("lost-reset");
    await planParcels(1, "delivery_attempted", TEXTS);
    await house.work();
    const { id } = await theMessage("delivery_attempted", "sms");
    expect(await textStatus(house, id, "sent")).toBe(200);
    await house.work();
    expect(await stateOf("delivery_attempted", "sms")).toMatchObject({ state: "accepted", resends: 0 });
    await later(15);
    expect(taken()).toBe(1);
    await expectHouseWell(house);
  });

  it("is found in the provider's list when the callback is lost too", async () => {
    house.fake.fail("lost-reset");
    await planParcels(1, "delivered", TEXTS);
    await house.work();
    twilioLists([{ sid: "SM77", body: String(house.fake.ledger[0]?.request["Body"]) }]);
    await later(3);
    expect(await stateOf("delivered", "sms")).toMatchObject({ state: "accepted", reason: null });
    expect(taken()).toBe(1);
    await expectHouseWell(house);
  });
});

describe("a call that broke off before anything left", () => {
  it.each(["delivered", "delivery_attempted", "ready_for_pickup"] as const)(
    "a text (%s) is never sent again",
    async (kind) => {
      twilioLists([]);
      house.fake.fail(NEVER_SENT);
      await planParcels(1, kind, TEXTS);
      await house.work();
      await later(3);
      await later(15);
      await later(15);
      expect(await stateOf(kind, "sms")).toEqual({ state: "unknown", reason: "unconfirmed", resends: 0 });
      expect(house.fake.ledger).toHaveLength(1);
      await expectHouseWell(house);
    },
  );

  it.each([
    ["delivered", 1, { state: "unknown", reason: "unconfirmed", resends: 0 }],
    ["out_for_delivery", 1, { state: "unknown", reason: "unconfirmed", resends: 0 }],
    ["delivery_attempted", 2, { state: "accepted", reason: null, resends: 1 }],
    ["exception", 2, { state: "accepted", reason: null, resends: 1 }],
    ["ready_for_pickup", 2, { state: "accepted", reason: null, resends: 1 }],
  ] as const)("an e-mail (%s) is called for %i times in all, and ends as %j", async (kind, calls, end) => {
    house.fake.fail(NEVER_SENT);
    await planParcels(1, kind, MAILS);
    await house.work();
    await later(5);
    expect(house.fake.ledger, "its receipt still may come").toHaveLength(1);
    await later(15);
    expect(house.fake.ledger).toHaveLength(calls);
    expect(await stateOf(kind)).toEqual(end);
    await expectHouseWell(house);
  });
});

describe("an e-mail that must not be missed", () => {
  it("and was taken all the same arrives twice at most, however often its answers are lost", async () => {
    house.fake.failAlways("lost-reset");
    await planParcels(1, "delivery_attempted", MAILS);
    await house.work();
    for (let round = 0; round < 4; round += 1) await later(15);
    expect(await stateOf("delivery_attempted")).toEqual({ state: "unknown", reason: "unconfirmed", resends: 1 });
    expect(taken()).toBe(2);
    await expectHouseWell(house);
  });

  it("is not sent again once its receipt has come", async () => {
    house.fake.fail("lost-reset");
    await planParcels(1, "delivery_attempted", MAILS);
    await house.work();
    const { id } = await theMessage("delivery_attempted");
    expect(await sendgridSays(house, [mailEvent(id, "delivered")])).toBe(200);
    await house.work();
    await later(15);
    expect(await stateOf("delivery_attempted")).toEqual({ state: "delivered", reason: null, resends: 0 });
    expect(taken()).toBe(1);
    await expectHouseWell(house);
  });

  it("is not sent again when the parcel has moved on meanwhile", async () => {
    house.fake.fail(NEVER_SENT);
    const [parcel] = await planParcels(1, "delivery_attempted", MAILS);
    await house.work();
    await db.shipment.update({ where: { id: parcel?.shipmentId ?? "" }, data: { status: "delivered" } });
    await later(15);
    expect(await stateOf("delivery_attempted")).toMatchObject({ state: "superseded", reason: "no_longer_true" });
    expect(house.fake.ledger).toHaveLength(1);
    await expectHouseWell(house);
  });
});
