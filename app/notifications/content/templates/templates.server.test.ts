import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { type Slots, slotsSchema } from "./template-slots.ts";
import {
  findTemplate,
  findTemplates,
  listTemplates,
  listVersions,
  restoreVersion,
  saveTemplate,
  templateName,
} from "./templates.server.ts";

const KEY = { kind: "shipped", channel: "email", locale: "de" } as const;
const slots = (some: Partial<Slots>) => slotsSchema.parse(some);
const save = (some: Partial<Slots>, shop = WILLOW) =>
  saveTemplate(shop, KEY, slots(some), "gid://shopify/StaffMember/1");

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.messageTemplate.deleteMany();
  await installWillow();
});

describe("a merchant's own words", () => {
  it("keeps every version, and the newest counts", async () => {
    expect(await save({ subject: "Eins" })).toEqual({ saved: true, version: 1 });
    expect(await save({ subject: "Zwei" })).toEqual({ saved: true, version: 2 });
    expect(await findTemplate(WILLOW, KEY)).toMatchObject({ version: 2, slots: { subject: "Zwei", heading: "" } });
    expect((await listVersions(WILLOW, KEY)).map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [2, "gid://shopify/StaffMember/1"],
      [1, "gid://shopify/StaffMember/1"],
    ]);
  });

  it("brings an older version back as a new one", async () => {
    await save({ subject: "Eins" });
    await save({ subject: "Zwei" });
    expect(await restoreVersion(WILLOW, KEY, 1, null)).toEqual({ saved: true, version: 3 });
    expect(await findTemplate(WILLOW, KEY)).toMatchObject({ version: 3, slots: { subject: "Eins" } });
    await expect(restoreVersion(WILLOW, KEY, 9, null)).rejects.toThrow("No version 9");
  });

  it("stores nothing that has an error", async () => {
    const outcome = await save({ subject: "{{ order.nam }}" });
    expect(outcome).toMatchObject({ saved: false, errors: [{ slot: "subject", line: 1, column: 4 }] });
    expect(await findTemplate(WILLOW, KEY)).toBeNull();
  });

  it("gives each of two who save at once a version", async () => {
    const saved = await Promise.all([save({ subject: "A" }), save({ subject: "B" }), save({ subject: "C" })]);
    expect(saved.map((one) => (one.saved ? one.version : 0)).toSorted()).toEqual([1, 2, 3]);
  });

  it("knows shops, kinds, channels and languages apart", async () => {
    await save({ subject: "Unser" });
    await save({ subject: "Anderes" }, OTHER_SHOP);
    const wanted = [WILLOW, OTHER_SHOP].map((shop) => ({ shop, ...KEY }));
    const found = await findTemplates([...wanted, { ...wanted[0]!, locale: "fr" }]);
    expect(found.get(templateName(WILLOW, KEY))?.slots.subject).toBe("Unser");
    expect(found.get(templateName(OTHER_SHOP, KEY))?.slots.subject).toBe("Anderes");
    expect(found.size).toBe(2);
    expect(await findTemplate(WILLOW, { ...KEY, channel: "sms" })).toBeNull();
  });

  it("lists only messages that have words of their own now", async () => {
    await save({ subject: "Eins" });
    expect(await listTemplates(WILLOW)).toMatchObject([{ ...KEY, version: 1 }]);
    await save({});
    expect(await listTemplates(WILLOW)).toEqual([]);
  });
});
