import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { mailEvent, sendgridSays, textStatus } from "#tests/support/house-callbacks.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { ANA } from "#tests/support/parcel.ts";
import { countFates, moveOn, planParcels, theMessage } from "#tests/support/planned.ts";

const house = useHouse();
const TEXTS = { email: null };
const MAILS = { phone: null };

const suppressions = async () => (await db.suppression.findMany()).map(({ channel, reason }) => `${channel} ${reason}`);

describe("a text that Twilio refuses at once", () => {
  it.each([
    [21610, "failed opted_out", ["sms stop"], "suppressed"],
    [21211, "failed unreachable", ["sms unreachable"], "suppressed"],
    [21614, "failed unreachable", ["sms unreachable"], "suppressed"],
  ])("with %i ends as %s, leaves %j, and the next news is %s", async (code, fate, suppressed, next) => {
    house.fake.fail({ status: 400, body: { code, message: "no", status: 400 } });
    const [parcel] = await planParcels(1, "out_for_delivery", TEXTS);
    await house.work();
    const told = { kind: "out_for_delivery", channel: "sms" };
    expect(await countFates(told)).toEqual({ [fate]: 1 });
    expect(await suppressions()).toEqual(suppressed);
    await moveOn(parcel?.shipmentId ?? "", "delivered");
    await house.work();
    expect((await theMessage("delivered", "sms")).state).toBe(next);
    await expectHouseWell(house);
  });
});

describe("a text that is taken and does not arrive", () => {
  it.each([
    [30006, ["sms unreachable"], "suppressed"],
    [30007, [], "accepted"],
  ])("because of %i leaves %j, and the next news is %s", async (code, suppressed, next) => {
    const [parcel] = await planParcels(1, "out_for_delivery", TEXTS);
    await house.work();
    const { id } = await theMessage("out_for_delivery", "sms");
    expect(await textStatus(house, id, "undelivered", code)).toBe(200);
    await house.work();
    expect((await theMessage("out_for_delivery", "sms")).state).toBe("bounced");
    expect(await suppressions()).toEqual(suppressed);
    await moveOn(parcel?.shipmentId ?? "", "delivered");
    await house.work();
    expect((await theMessage("delivered", "sms")).state).toBe(next);
    await expectHouseWell(house);
  });
});

describe("an e-mail that is taken and comes to nothing", () => {
  it.each([
    ["bounce", { type: "bounce" }, "bounced", ["email bounced"], "suppressed"],
    ["bounce", { type: "blocked" }, "bounced", [], "accepted"],
    ["dropped", { reason: "Bounced Address" }, "bounced", ["email bounced"], "suppressed"],
    ["dropped", { reason: "Recipient List over Package Quota" }, "failed", [], "accepted"],
    ["spamreport", {}, "delivered", ["email complained"], "suppressed"],
    ["unsubscribe", {}, "delivered", ["email unsubscribed"], "suppressed"],
  ])("%s %j: it is %s, leaves %j, and the next news is %s", async (event, more, state, suppressed, next) => {
    const [parcel] = await planParcels(1, "out_for_delivery", MAILS);
    await house.work();
    const { id } = await theMessage("out_for_delivery");
    expect(await sendgridSays(house, [mailEvent(id, event, more)])).toBe(200);
    await house.work();
    expect((await theMessage("out_for_delivery")).state).toBe(state);
    expect(await suppressions()).toEqual(suppressed);
    await moveOn(parcel?.shipmentId ?? "", "delivered");
    await house.work();
    expect((await theMessage("delivered")).state).toBe(next);
    await expectHouseWell(house);
  });

  it.each([400, 413])("%i is final: another try would be as wrong", async (status) => {
    house.fake.fail({ status });
    await planParcels(1, "delivered", MAILS);
    await house.work();
    expect(await countFates({ kind: "delivered", channel: "email" })).toEqual({ "failed provider_refused": 1 });
    expect(house.fake.ledger.map(({ to }) => to)).toEqual([ANA.email]);
    await expectHouseWell(house);
  });
});
