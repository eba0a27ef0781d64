import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { assignSide } from "#app/attribution/assign-side.server.ts";
import { readClickId } from "#app/attribution/click-key.server.ts";
import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { planOrderMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { recordConsent } from "#app/notifications/consent/consents.server.ts";
import { withdrawPicks } from "#app/notifications/consent/suppressions.server.ts";
import { composeDraft } from "#tests/support/compose-draft.ts";
import { claimDue } from "#app/notifications/outbox/claim.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { languageOf } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";
import { ANA, moveParcel, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { type Asking, choosePicks, findPicksForMail } from "./find-picks.server.ts";

let orderId: string;
let shipmentId: string;
let recipientHash: Uint8Array<ArrayBuffer>;
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const address = () => ({ shop: WILLOW, channel: "email" as const, addressHash: recipientHash });

async function offer(handle: string, change: object = {}) {
  const facts = { shop: WILLOW, gid: `gid://shopify/Product/${handle}`, handle, title: `The ${handle}`, tags: [] };
  const dates = { publishedAt: ago(9), createdAt: ago(9), sourceUpdatedAt: ago(9) };
  const price = { priceMinor: 2_400n, currency: "EUR", available: true, status: "active" };
  await db.product.create({ data: { ...facts, ...dates, ...price, ...change } });
  const position = await db.pick.count({ where: { shop: WILLOW, orderId } });
  const pick = { kind: "best_seller", becauseGid: null, score: 1 };
  await db.pick.create({ data: { shop: WILLOW, orderId, position, productGid: facts.gid, ...pick } });
}

async function asking(change: Partial<Asking> = {}): Promise<Asking> {
  const shop = await requireShop(WILLOW);
  const words = wordsIn(languageOf("de"));
  return {
    id: "one",
    shop,
    orderId,
    kind: "shipped",
    channel: "email" as const,
    recipientHash,
    attempts: 1,
    words,
    ...change,
  };
}

async function ask(change: Partial<Asking> = {}) {
  return (await findPicksForMail([await asking(change)], new Date())).get("one") ?? null;
}

beforeEach(async () => {
  await db.$executeRaw`truncate "Order", "Product", "Pick", "Consent" cascade`;
  const sendingRules = { picksInEmail: true };
  await installWillow({ sendingRules, pickSettings: {}, brand: { postalAddress: "Lindenweg 3, Bremen" } });
  ({ orderId, shipmentId } = await storeParcel({ order: { acceptsMarketing: true } }));
  await db.orderLine.updateMany({ where: { orderId }, data: { productGid: "gid://shopify/Product/throw" } });
  recipientHash = (await openVault(WILLOW)).index("email", ANA.email);
  await offer("tea");
  const agreed = { purpose: "picks", state: "granted", source: "shop_marketing", happenedAt: ago(1) } as const;
  await recordConsent(db, { ...address(), ...agreed, orderId });
});

describe("findPicksForMail", () => {
  it("finds what may be shown, in the reader's words, with links to the shop alone", async () => {
    expect(await ask()).toEqual({
      ground: "consent",
      picks: [
        {
          ...{
            title: "The tea",
            imageUrl: null,
            imageAlt: "",
            price: "24,00\u00a0€",
            because: "Ein Liebling in unserem Laden",
          },
          href: "https://willow.example/products/tea",
        },
      ],
    });
  });

  it("shows four at most, and none that has sold out since", async () => {
    await offer("pot", { available: false });
    for (const handle of ["mug", "mat", "jar", "tin"]) await offer(handle);
    expect((await ask())?.picks.map((pick) => pick.title)).toEqual(["The tea", "The mug", "The mat", "The jar"]);
  });

  it("leaves out the kinds that the merchant does not show at the message's stage", async () => {
    const pickSettings = { hiddenKinds: { on_the_way: ["best_seller"] } };
    await db.shop.update({ where: { domain: WILLOW }, data: { pickSettings } });
    expect(await ask()).toBeNull();
    expect(await ask({ kind: "delivered" })).not.toBeNull();
  });

  it("has none for a text, for trouble, or without the switch or the postal address", async () => {
    expect(await ask({ channel: "sms" })).toBeNull();
    expect(await ask({ kind: "delayed" })).toBeNull();
    await moveParcel(shipmentId, "exception");
    expect(await ask()).toBeNull();
    await moveParcel(shipmentId, "in_transit");
    expect(await ask()).not.toBeNull();
    await installWillow({ brand: {} });
    expect(await ask()).toBeNull();
    await installWillow({ brand: { postalAddress: "Lindenweg 3" }, sendingRules: {} });
    expect(await ask()).toBeNull();
  });

  it("has none once the day has passed on which the parcel should have come", async () => {
    const estimate = { shop: WILLOW, shipmentId, basis: "rule", earliestOn: ago(4), latestOn: ago(3) };
    await db.estimate.create({ data: estimate });
    expect(await ask()).toBeNull();
    const moved = { latestOn: ago(-3), movedFromOn: ago(3), movedAt: ago(1), movedWhy: "waiting" };
    await db.estimate.updateMany({ where: { shipmentId }, data: moved });
    expect(await ask()).toBeNull();
    await db.estimate.updateMany({ where: { shipmentId }, data: { movedFromOn: ago(-9) } });
    expect(await ask()).not.toBeNull();
  });

  it("has none while nothing is heard of a parcel for longer than is usual", async () => {
    const { lastEventAt: heardAt } = await db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
    await db.silence.create({ data: { shipmentId, shop: WILLOW, heardAt, stage: "way", tellAt: ago(1) } });
    expect(await ask()).not.toBeNull();
    await db.silence.updateMany({ data: { noticedAt: ago(1) } });
    expect(await ask()).toBeNull();
    await db.shipment.update({ where: { id: shipmentId }, data: { lastEventAt: ago(0) } });
    expect(await ask()).not.toBeNull();
  });

  it("has none for who took it back, or another address of the order, where the law asks for consent", async () => {
    await withdrawPicks(db, address());
    expect(await ask()).toBeNull();
    const other = (await openVault(WILLOW)).index("email", "ben@example.com");
    expect(await ask({ recipientHash: other })).toBeNull();
    await db.order.update({ where: { id: orderId }, data: { shipCountry: "US" } });
    expect(await ask({ recipientHash: other })).toMatchObject({ ground: "no_consent_needed" });
    expect(await ask()).toBeNull();
  });
});

it("a yes told with another order is none of this one's, where the law asks for consent", async () => {
  const later = await storeParcel();
  await db.consent.updateMany({ data: { orderId: later.orderId } });
  expect(await ask()).toBeNull();
  await db.order.update({ where: { id: orderId }, data: { shipCountry: "US" } });
  expect(await ask()).toMatchObject({ ground: "no_consent_needed" });
});

describe("a message with recommendations", () => {
  it("tells the news first, names the shop's address and the way out, and the ground is on record", async () => {
    const rules = { picksInEmail: true, shippedHoldMinutes: 0, elsewhere: { order_confirmed: "off" } };
    await installWillow({ sendingRules: rules });
    await planOrderMessages(WILLOW, orderId, "webhook");
    const { claimed } = await claimDue(5);
    const mail = claimed.find(({ channel }) => channel === "email");
    if (!mail) throw new Error("No e-mail was due");
    const draft = await composeDraft(mail);
    if (draft.channel !== "email") throw new Error("Not an e-mail");
    const { html, text, subject } = draft;
    const places = ["/apps/track/t/", "The tea", "Lindenweg 3, Bremen", "/u/"].map((piece) => html.indexOf(piece));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text.indexOf("The tea")).toBeGreaterThan(text.indexOf("/apps/track/t/"));
    expect(subject).not.toContain("tea");
    expect(await db.message.findUnique({ where: { id: mail.id } })).toMatchObject({ picksGround: "consent" });

    await withdrawPicks(db, address());
    const again = await composeDraft({ ...mail, attempts: 2 });
    expect(JSON.stringify(again)).not.toContain("The tea");
    expect(await db.message.findUnique({ where: { id: mail.id } })).toMatchObject({ picksGround: null });
  });
});

describe("the link of a pick", () => {
  const idOf = async () => {
    const href = (await ask())?.picks.at(-1)?.href ?? "";
    return readClickId(
      WILLOW,
      /^https:\/\/willow\.example\/apps\/track\/c\/([\w-]+)\/8001-tea$/.exec(href)?.[1] ?? href,
    );
  };

  beforeEach(async () => {
    await db.product.deleteMany();
    await offer("8001-tea", { gid: "gid://shopify/Product/8001" });
    await db.pick.updateMany({ data: { productGid: "gid://shopify/Product/8001" } });
  });

  it("says which pick it is, and whose where no law asks for consent to that", async () => {
    const pick = { productGid: "gid://shopify/Product/8001", kind: "best_seller" };
    expect(await idOf()).toMatchObject({ ...pick, orderId: null });
    await db.order.update({ where: { id: orderId }, data: { shipCountry: "US" } });
    expect(await idOf()).toMatchObject({ ...pick, orderId });
  });

  it("leads there straight for who does not want to be counted", async () => {
    await db.order.update({ where: { id: orderId }, data: { optedOutAt: new Date() } });
    expect((await ask())?.picks.at(-1)?.href).toBe("https://willow.example/products/8001-tea");
  });
});

describe("who is held out", () => {
  it("reads a message without picks, and is noted by the same rule as who reads them", async () => {
    await db.shop.update({ where: { domain: WILLOW }, data: { pickSettings: { holdOutPercent: 50 } } });
    await db.order.update({ where: { id: orderId }, data: { customerGid: "gid://shopify/Customer/1" } });
    await assignSide(WILLOW, orderId);
    for (const [personIndex, shown] of [
      [Buffer.alloc(32, 0), 0],
      [Buffer.alloc(32, 0xff), 1],
    ] as const) {
      await db.pickTrial.update({
        where: { orderId },
        data: { personIndex, isHeldOut: shown === 0, dueAt: null },
      });
      await ask();
      await finishAfterwards();
      expect((await db.pickTrial.findUniqueOrThrow({ where: { orderId } })).dueAt).toBeNull();
      expect((await choosePicks([await asking({ id: randomUUID() })])).size).toBe(shown);
      await finishAfterwards();
      expect(await db.pickTrial.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ dueOn: "mail" });
    }
  });
});
