import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { previewMessage } from "./preview.server.ts";
import { slotsSchema } from "./templates/template-slots.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const NO_WORDS = slotsSchema.parse({});
const wish = { kind: "shipped", channel: "email", locale: null, orderId: null, slots: NO_WORDS } as const;

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await installWillow();
});

describe("previewMessage", () => {
  it.each(MESSAGE_KINDS)("shows %s of a real order, whatever state it is in", async (kind) => {
    const { orderId } = await storeParcel();
    const preview = await previewMessage(WILLOW, { ...wish, kind, orderId }, NOW);
    expect(preview?.subject).toContain("#1001");
    expect(preview?.text).toContain("Ana");
    expect(preview?.problems).toEqual([]);
    expect(await db.message.count()).toBe(0);
    expect(await db.trackingLink.count()).toBe(0);
  });

  it("invents an order for a shop that has none, in any language", async () => {
    const preview = await previewMessage(WILLOW, { ...wish, locale: "ar" }, NOW);
    expect(preview?.html).toContain('dir="rtl"');
    expect(preview?.subject).toBe("طلبك #1001 في الطريق");
  });

  it("shows unsaved words, and what is wrong with them beside ours", async () => {
    const slots = slotsSchema.parse({ heading: "Hooray, {{ customer.first_name }}!", subject: "{{ order.nam }}" });
    const preview = await previewMessage(WILLOW, { ...wish, slots }, NOW);
    expect(preview?.html).toContain("Hooray, Ana!");
    expect(preview?.subject).toBe("Your order #1001 is on its way");
    expect(preview?.problems).toMatchObject([{ slot: "subject", line: 1, column: 4 }]);
    expect(preview?.ours).toMatchObject({ subject: "Your order #1001 is on its way" });
    expect(preview?.ours.heading).not.toContain("Hooray");
  });

  it("counts a text's segments, and says when words had to give way", async () => {
    const slots = slotsSchema.parse({ text: "Unterwegs: {{ order.name }} ✓ " + "sehr ".repeat(60) });
    const preview = await previewMessage(WILLOW, { ...wish, channel: "sms", slots }, NOW);
    expect(preview).toMatchObject({ segments: 3, encoding: "UCS-2", html: "", problems: [{ slot: "text" }] });
    expect(preview?.text).toMatch(
      /^Willow: Unterwegs: #1001 .* https:\/\/willow\.example\/apps\/track\/t\/preview-of-a-signed-link$/,
    );
  });

  it("knows no other shop's order", async () => {
    const { orderId } = await storeParcel();
    await installWillow({}, OTHER_SHOP);
    expect(await previewMessage(OTHER_SHOP, { ...wish, orderId }, NOW)).toBeNull();
  });
});
