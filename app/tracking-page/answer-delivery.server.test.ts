import { randomBytes } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { makePreviewLink } from "#app/analytics/preview-link.server.ts";
import { db } from "#app/db.server.ts";
import { codeDigits } from "#app/exceptions/code-digits.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import * as delivery from "#app/routes/proxy.track.t.$token_.delivery.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";
import { type Ask, openLink, placeOrder, request, toArgs } from "#tests/theme/visit.ts";

let token: string;
let shipmentId: string;

beforeEach(async () => {
  await db.order.deleteMany();
  await db.message.deleteMany();
  await db.rateLimit.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
  ({ token, shipmentId } = await failedOrder());
});

async function failedOrder(shop = WILLOW, name = "#1001") {
  const orderId = await placeOrder(shop, name);
  await db.shipment.updateMany({ where: { orderId }, data: { status: "delivery_attempted", cycle: 1 } });
  const { id } = await db.shipment.findFirstOrThrow({ where: { orderId } });
  const link = await ensureTrackingLink(db, shop, orderId, Buffer.from(randomBytes(32)));
  return { orderId, shipmentId: id, token: link };
}

async function formToken(link = token, ask?: Ask): Promise<string> {
  const page = await (await openLink(link, ask)).text();
  return /name="form_token" value="([\w-]+)"/.exec(page)?.[1] ?? "";
}

/** Sends a form of the page, with a fresh token unless told otherwise. */
async function send(fields: Record<string, string>, ask: Ask = {}, link = token) {
  const body = { parcel: shipmentId, form_token: await formToken(link, { ...(ask.shop && { shop: ask.shop }) }), ...fields };
  const asked = request(`/t/${link}/delivery`, { ...ask, body });
  return delivery.action(toArgs(asked, link));
} // prettier-ignore

const choose = (fields: Record<string, string> = {}, ask?: Ask) =>
  send({ step: "choose", choice: "address", text_address: "Gate 4, behind the mill", ...fields }, ask);

async function digits(): Promise<string> {
  const code = await db.deliveryCode.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  return codeDigits(await openVault(WILLOW), code.id);
}

const FRAGMENT: Ask = { query: { view: "fragment" } };

describe("choosing", () => {
  it("leads back to the page, which now waits for the code; nothing is changed yet", async () => {
    const response = await choose();
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/apps/track/t/${token}#delivery`]);
    const page = await (await openLink(token)).text();
    expect(page).toContain("Enter the code");
    expect(page).toContain("Correct the address");
    expect(page).not.toMatch(/Gate 4|ana@|a•/);
    expect(await db.deliveryRequest.count()).toBe(0);
    expect(await db.message.findMany()).toMatchObject([{ kind: "delivery_code", channel: "email", state: "pending" }]);
    expect((await waitingJobs()).map((job) => job.name)).toEqual(["message.deliver"]);
  });

  it("answers the same whether or not the order has an address, and whether or not it takes mail", async () => {
    const read = async (response: Response) => [response.status, [...response.headers], await response.text()];
    const answers = [await read(await choose())];
    await db.order.updateMany({ data: { emailSealed: null, emailIndex: null } });
    answers.push(await read(await choose()));
    expect(answers[1]).toEqual(answers[0]);
    const mask = (text: string) => text.replaceAll(/form_token" value="[\w-]+"/g, "");
    const page = mask(await (await openLink(token)).text());
    await db.suppression.deleteMany();
    expect(mask(await (await openLink(token)).text())).toBe(page);
    expect((await db.message.findMany()).map((row) => row.state).sort()).toEqual(["skipped", "superseded"]);
  });

  it.each([
    [{ choice: "" }, "Choose one of these first."],
    [{ choice: "new_day", day: "2020-01-01" }, "Choose a day."],
    [{ text_address: " " }, "Write a few words, so that the driver knows what to do."],
    [{ choice: "refund" }, "Choose one of these first."],
  ])("%j is told beside the field, on a whole page and in an open one", async (fields, words) => {
    const whole = await (await choose(fields)).text();
    expect(whole).toContain(words);
    expect(whole).toContain("<style>");
    const open = await (await choose(fields, FRAGMENT)).text();
    expect(open.trim()).toBe(`<p class="ag-message" data-afterglow="message" role="alert">${words}</p>`);
    expect(await db.deliveryCode.count()).toBe(0);
  });

  it("draws the next step into an open page", async () => {
    const text = await (await choose({}, FRAGMENT)).text();
    expect(text).toMatch(/^<div\s+class="ag-order"/);
    expect(text).toContain("Enter the code");
  });

  it("takes a form once: sent again, or without its token, it is refused", async () => {
    const once = { form_token: await formToken() };
    expect((await choose(once)).status).toBe(303);
    for (const again of [once, { form_token: "" }, { form_token: await formToken((await failedOrder(WILLOW, "#1002")).token) }]) {
      const response = await choose(again);
      expect(response.status).toBe(200);
    }
    expect(await db.deliveryCode.count()).toBe(1);
  }); // prettier-ignore

  it("ends after a handful of codes", async () => {
    for (let count = 0; count < 4; count += 1) expect((await choose()).status).toBe(303);
    const response = await choose();
    expect(response.status).toBe(429);
    expect(await response.text()).toContain("These were many codes for one order.");
  });

  it("is not offered while the shop sends nothing", async () => {
    await installWillow({ notifyFrom: null });
    expect(await (await openLink(token)).text()).not.toContain("What should happen now?");
    await choose();
    expect(await db.deliveryCode.count()).toBe(0);
  });
});

describe("the code", () => {
  it("confirms: the page says so, the shopper gets a mail, the order in Shopify follows", async () => {
    await choose();
    expect((await send({ step: "code", code: await digits() })).status).toBe(303);
    const page = await (await openLink(token)).text();
    expect(page).toContain("We have your wish");
    expect(page).not.toContain("Gate 4");
    expect(await db.deliveryRequest.findMany()).toMatchObject([{ choice: "address", shipmentId }]);
    const kinds = (await db.message.findMany({ orderBy: { id: "asc" } })).map((row) => row.kind);
    expect(kinds).toEqual(["delivery_code", "delivery_choice"]);
    expect((await waitingJobs()).map((job) => job.name).sort()).toEqual(["delivery.write", "message.deliver"]);
  });

  it("wrong, used up, expired, replayed and of nobody: the very same words", async () => {
    const words = "This code is not right, or it no longer works.";
    await choose();
    const right = await digits();
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, "0");
    const tries = async (code: string) => (await send({ step: "code", code }, FRAGMENT)).text();
    const told = [await tries(wrong), await tries(""), await tries("12345"), await tries(wrong), await tries(wrong), await tries(right)];
    await choose();
    await db.deliveryCode.updateMany({ where: { endedAt: null }, data: { expiresAt: new Date() } });
    told.push(await tries(await digits()));
    await choose();
    const used = await digits();
    expect(await tries(used)).toContain("We have your wish");
    told.push(await tries(used));
    await db.deliveryCode.deleteMany();
    told.push(await tries(used));
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain(words);
    expect(await db.deliveryRequest.count()).toBe(1);
  }); // prettier-ignore

  it("comes once more, and the one before it has ended", async () => {
    await choose();
    const first = await digits();
    expect((await send({ step: "again" })).status).toBe(303);
    expect(await (await send({ step: "code", code: first }, FRAGMENT)).text()).toContain("no longer works");
    expect((await send({ step: "code", code: await digits() })).status).toBe(303);
  });

  it("is of no use once the carrier has moved the parcel", async () => {
    await choose();
    const right = await digits();
    await db.shipment.updateMany({ data: { status: "out_for_delivery", statusAt: new Date() } });
    const response = await send({ step: "code", code: right });
    expect(response.status).toBe(200);
    expect(await db.deliveryRequest.count()).toBe(0);
  });
});

describe("a second shopper", () => {
  it("changes nothing of an order that is not theirs, by any token, parcel or code", async () => {
    await choose();
    const right = await digits();
    const theirs = await failedOrder(WILLOW, "#1002");
    await installWillow({}, OTHER_SHOP);
    const elsewhere = await failedOrder(OTHER_SHOP, "#2001");
    const mine = { parcel: shipmentId };
    for (const fields of [{ step: "code", code: right }, { step: "again" }, { step: "nobody_came" }, { step: "choose", choice: "cancel" }]) {
      await send({ ...fields, ...mine }, {}, theirs.token);
      await send({ ...fields, parcel: theirs.shipmentId, code: right }, {}, theirs.token).catch(() => undefined);
      await send({ ...fields, ...mine }, { shop: OTHER_SHOP }, elsewhere.token);
      await send({ ...fields, ...mine }, { shop: OTHER_SHOP }, token);
      await send({ ...fields, ...mine }, {}, "A".repeat(24));
    }
    expect(await db.deliveryRequest.count({ where: { shipmentId } })).toBe(0);
    expect(await db.deliveryStatement.count({ where: { shipmentId } })).toBe(0);
    expect(await db.deliveryCode.findMany({ where: { shipmentId } })).toMatchObject([{ choice: "address", endedAt: null, tries: 0 }]);
    expect((await send({ step: "code", code: right })).status).toBe(303);
  }); // prettier-ignore

  it("learns nothing from a link that does not work", async () => {
    const response = await send({ step: "choose", choice: "cancel" }, {}, "A".repeat(24));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("Linen throw");
  });
});

it("lets the merchant look, but not speak for the shopper", async () => {
  const address = (await makePreviewLink(WILLOW, shipmentId)) ?? "";
  const preview = address.split("/t/")[1] ?? "";
  for (const step of ["choose", "nobody_came"]) {
    const response = await send({ step, choice: "cancel" }, {}, preview);
    expect(await response.text()).toContain("nothing is sent from here");
  }
  expect([await db.deliveryCode.count(), await db.deliveryStatement.count()]).toEqual([0, 0]);
});

describe("nobody came", () => {
  it("is noted with its time, and cannot be said twice", async () => {
    expect((await send({ step: "nobody_came" })).status).toBe(303);
    expect(await (await openLink(token)).text()).toContain("You told us that nobody came:");
    const [statement] = await db.deliveryStatement.findMany();
    await send({ step: "nobody_came" });
    expect(await db.deliveryStatement.findMany()).toEqual([statement]);
  });
});

it("looked at again, the address of the forms leads to the page", async () => {
  const response = await delivery.loader(toArgs(request(`/t/${token}/delivery`), token));
  expect([response.status, response.headers.get("Location")]).toEqual([302, `/apps/track/t/${token}`]);
  const odd = await delivery.loader(toArgs(request("/t/x/delivery"), "../../admin"));
  expect(odd.headers.get("Location")).toBe("/apps/track");
});

describe("words of a stranger", () => {
  it.each(["{{ shop.secret }}", "{% assign x = 1 %}", "<script>alert(1)</script>", "a\u202Eexe\u2066"])("%j", async (text) => {
    await choose({ text_address: `Gate 4 ${text}` });
    await send({ step: "code", code: await digits() });
    const vault = await openVault(WILLOW);
    const { textSealed } = await db.deliveryRequest.findFirstOrThrow();
    const stored = vault.unseal("DeliveryRequest.textSealed", textSealed ?? new Uint8Array());
    expect(stored).toMatch(/^Gate 4/);
    expect(stored).not.toMatch(/[{}<>\u202a-\u202e\u2066-\u2069]/);
    expect(await (await openLink(token)).text()).not.toContain("Gate 4");
  }); // prettier-ignore
});
