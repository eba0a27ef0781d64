import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { shopperWrites } from "#tests/support/house-callbacks.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { ANA } from "#tests/support/parcel.ts";
import { countFates, moveOn, planParcels, theMessage } from "#tests/support/planned.ts";
import { OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

const house = useHouse();
const TEXTS = { email: null };
const textsTaken = () => house.fake.ledger.filter(({ provider, accepted }) => provider === "twilio" && accepted).length;
const says = async (text: string) => {
  expect(await shopperWrites(house, ANA.phone, text)).toBe(200);
  await house.work();
};

/** Shoppers who have had a text can say STOP to it. */
async function firstText() {
  const [parcel] = await planParcels(1, "out_for_delivery", TEXTS);
  await house.work();
  expect(textsTaken()).toBe(1);
  return parcel?.shipmentId ?? "";
}

describe("STOP", () => {
  it("that comes while a text waits keeps it here, and START lets the next one out", async () => {
    const parcel = await firstText();
    await db.shop.update({ where: { domain: WILLOW }, data: { pausedAt: new Date() } });
    await moveOn(parcel, "delivered");
    await says("STOP");
    await db.shop.update({ where: { domain: WILLOW }, data: { pausedAt: null } });
    await db.$executeRaw`select graphile_worker.add_job('message.deliver', '{}'::json)`;
    await house.work();
    expect(await theMessage("delivered", "sms")).toMatchObject({ state: "suppressed", reason: "suppressed" });
    expect(textsTaken()).toBe(1);
    await expectHouseWell(house);
    await says("START");
    await planParcels(1, "out_for_delivery", TEXTS);
    await house.work();
    expect(textsTaken()).toBe(2);
    await expectHouseWell(house);
  });

  it("that comes between the gate and the provider is too late for that one text only", async () => {
    const parcel = await firstText();
    house.fake.during(async () => {
      house.fake.during(null);
      expect(await shopperWrites(house, ANA.phone, "Stop")).toBe(200);
    });
    await moveOn(parcel, "delivered");
    await house.work();
    expect(textsTaken()).toBe(2);
    await planParcels(3, "delivered", TEXTS);
    await house.work();
    expect(textsTaken()).toBe(2);
    expect(await countFates({ channel: "sms", kind: "delivered" })).toMatchObject({
      accepted: 1,
      "suppressed suppressed": 3,
    });
    await expectHouseWell(house);
  });

  it("leaves e-mails alone", async () => {
    await firstText();
    await says("STOP");
    await planParcels(1, "delivered");
    await house.work();
    expect((await theMessage("delivered")).state).toBe("accepted");
    expect((await theMessage("delivered", "sms")).state).toBe("suppressed");
    await expectHouseWell(house);
  });

  it("to the number that several shops share holds for all that have written from it", async () => {
    await firstText();
    await planParcels(1, "out_for_delivery", TEXTS, OTHER_SHOP);
    await house.work();
    await says("STOP");
    for (const shop of [WILLOW, OTHER_SHOP]) await planParcels(1, "delivered", TEXTS, shop);
    await house.work();
    expect(await countFates({ channel: "sms", kind: "delivered" })).toEqual({ "suppressed suppressed": 2 });
    await expectHouseWell(house);
  });

  it("that was not signed by the provider stops nothing", async () => {
    await firstText();
    const body = new URLSearchParams({ MessageSid: "SM1", From: ANA.phone, Body: "STOP" });
    const headers = { "X-Twilio-Signature": "bm90IHNpZ25lZA==" };
    expect((await fetch(`${house.url}/webhooks/twilio`, { method: "POST", body, headers })).status).toBe(401);
    await house.work();
    expect(await db.suppression.count()).toBe(0);
    await expectHouseWell(house);
  });
});
