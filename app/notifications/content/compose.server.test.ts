import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { composeDrafts } from "./compose.server.ts";
import { composeDraft } from "#tests/support/compose-draft.ts";
import { type Slots, slotsSchema } from "./templates/template-slots.ts";

interface Wish {
  kind?: "order_confirmed" | "shipped" | "delivered";
  channel?: Channel;
  mergedIntoId?: string;
}

/** A message about a parcel as the outbox hands it over. */
async function claim(parcel: { orderId: string; shipmentId: string | null }, wish: Wish = {}): Promise<ClaimedMessage> {
  const { kind = "shipped", channel = "email", mergedIntoId = null } = wish;
  const vault = await openVault(WILLOW);
  const address = channel === "email" ? ANA.email : ANA.phone;
  const row = await db.message.create({
    data: {
      ...{ shop: WILLOW, ...parcel, kind, channel, mergedIntoId, key: crypto.randomUUID() },
      recipientHash: vault.index(channel === "email" ? "email" : "phone", address),
      recipientSealed: vault.seal("Message.recipientSealed", address),
      ...{ occurredAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
    },
  });
  const sending = { attemptId: row.id, attempts: 1, account: `app|${channel}`, accountSavedAt: null, probing: false };
  return { ...row, ...sending } as unknown as ClaimedMessage;
}

/** Words as they are in the database, checked or not. */
async function storeWords(slots: Partial<Slots>, channel: Channel = "email") {
  const row = { shop: WILLOW, kind: "shipped", channel, locale: "en", version: 7 };
  await db.messageTemplate.create({ data: { ...row, slots: slotsSchema.parse(slots) } });
}

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.messageTemplate.deleteMany();
  await db.merchantAlert.deleteMany();
  await db.$executeRaw`truncate "Order" cascade`;
  await installWillow();
});

describe("composeDraft", () => {
  it("speaks the order's language, and the shop's where the order's is not known", async () => {
    const german = await composeDraft(await claim(await storeParcel({ order: { locale: "de-AT" } })));
    expect(german).toMatchObject({ subject: "Deine Bestellung #1001 ist unterwegs" });
    await installWillow({ primaryLocale: "fr" });
    const unknown = await composeDraft(await claim(await storeParcel({ order: { locale: null } })));
    expect(unknown).toMatchObject({ subject: "Votre commande #1001 est en route" });
  });

  it("tells of the parcels whose messages were merged into it, as far as it is true of them", async () => {
    const first = await storeParcel();
    const { fulfillmentId } = await db.shipment.findFirstOrThrow({ where: { id: first.shipmentId } });
    const more = { shop: WILLOW, orderId: first.orderId, fulfillmentId, statusAt: new Date() };
    const second = await db.shipment.create({ data: { ...more, carrier: "UPS", number: "1Z9" } });
    const third = await db.shipment.create({ data: { ...more, carrier: "UPS", number: "1Z10", status: "delivered" } });
    const message = await claim(first);
    for (const { id } of [second, third]) {
      await claim({ orderId: first.orderId, shipmentId: id }, { mergedIntoId: message.id });
    }
    const draft = await composeDraft(message);
    expect(draft).toMatchObject({ subject: "Your order #1001 (2 parcels) is on its way" });
    expect(draft.text).toContain("1Z9 (UPS)");
    expect(draft.text).not.toContain("1Z10");
    const text = await composeDraft(await claim(first, { channel: "sms" }));
    expect(text.text).toMatch(/^Willow: good news! Your order #1001 \(parcel 1 of 3\) is on its way\. https:/);
  });

  it("carries the merchant's own words, and notes their version", async () => {
    await storeWords({ subject: "Hooray, {{ customer.first_name }}", paragraph: "One\n\nTwo {{ order.name }}" });
    const message = await claim(await storeParcel());
    const draft = await composeDraft(message);
    expect(draft).toMatchObject({ subject: "Hooray, Ana" });
    expect(draft.text).toContain("One\n\nTwo #1001\n");
    expect(await db.message.findUnique({ where: { id: message.id } })).toMatchObject({ templateVersion: 7 });
    const other = await claim(await storeParcel(), { kind: "delivered" });
    await composeDraft(other);
    expect(await db.message.findUnique({ where: { id: other.id } })).toMatchObject({ templateVersion: null });
  });

  it("puts the merchant's text between the shop's name and the link", async () => {
    await storeWords({ text: "Off it goes: {{ order.name }}." }, "sms");
    const draft = await composeDraft(await claim(await storeParcel(), { channel: "sms" }));
    expect(draft.text).toMatch(/^Willow: Off it goes: #1001\. https:\S+ Reply STOP/);
  });

  it.each([
    ["a name that is gone", "{{ gone }}"],
    ["broken Liquid", "{% if %}"],
    ["a loop without end", "{% for i in (1..100000000) %}x{% endfor %}"],
  ])("goes out with our own words for a slot with %s, and the merchant is told once", async (_, subject) => {
    await storeWords({ subject, heading: "Hooray" });
    const messages = [await claim(await storeParcel()), await claim(await storeParcel())];
    for (const message of messages) {
      const draft = await composeDraft(message);
      expect(draft).toMatchObject({ subject: "Your order #1001 is on its way" });
      expect(draft.text).toContain("Shipped: Hooray");
    }
    await expect.poll(() => db.merchantAlert.count({ where: { kind: "template_fell_back" } })).toBe(1);
  });

  it("tells when an order leaves and comes that is in no parcel yet, by e-mail and by text", async () => {
    const { orderId, shipmentId } = await storeParcel({ order: { locale: "en-GB" } });
    await db.shipment.delete({ where: { id: shipmentId } });
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const window = { shipsByOn: inDays(2), earliestOn: inDays(5), latestOn: inDays(8) };
    await db.orderEstimate.create({ data: { shop: WILLOW, orderId, ...window, basis: "learned" } });
    const order = { orderId, shipmentId: null };
    const mail = await composeDraft(await claim(order, { kind: "order_confirmed" }));
    expect(mail.text).toMatch(/Expected delivery: .+\nIt leaves us by .+\. 9 of 10 parcels like yours arrive by .+\./);
    await db.message.updateMany({ data: { acceptedAt: new Date(), channel: "sms" } });
    const text = await composeDraft(await claim(order, { kind: "order_confirmed", channel: "sms" }));
    expect(text.text).toMatch(/^Willow: .+ Expected .+\. https:/);
  });

  it("greets nobody by an address", async () => {
    const vault = await openVault(WILLOW);
    const seal = (name: string) => ({ order: { firstNameSealed: vault.seal("Order.firstNameSealed", name) } });
    for (const name of ["Win at evil.example", "https://evil.example", "eve@evil.example"]) {
      const { text } = await composeDraft(await claim(await storeParcel(seal(name))));
      expect(text).not.toContain("evil.example");
    }
    expect((await composeDraft(await claim(await storeParcel(seal("J. P. O’Hara-Núñez"))))).text).toContain("O’Hara");
  });
});

describe("composeDrafts", () => {
  it("sends nothing of a shop whose key is gone, and everything of the others", async () => {
    const mine = await claim(await storeParcel());
    await installWillow({ dataKey: Buffer.from("") }, OTHER_SHOP);
    const theirs = { ...(await claim(await storeParcel())), shop: OTHER_SHOP };
    const [first, second] = await composeDrafts([theirs, mine]);
    expect(first).toBeInstanceOf(Error);
    expect(second).toMatchObject({ subject: "Your order #1001 is on its way" });
  });

  it("composes many at once, each its own link, and says in its place what cannot be composed", async () => {
    const [one, two, gone] = [
      await claim(await storeParcel()),
      await claim(await storeParcel()),
      await claim(await storeParcel()),
    ];
    await db.order.delete({ where: { id: gone.orderId } });
    const [first, second, third] = await composeDrafts([one, two, gone]);
    expect(third).toBeInstanceOf(Error);
    const links = [first, second].map((draft) => (draft as { text: string }).text.match(/\/t\/\S+/)?.[0]);
    expect(new Set(links).size).toBe(2);
    const [again] = await composeDrafts([one]);
    expect((again as { text: string }).text).toContain(links[0]);
  });
});
