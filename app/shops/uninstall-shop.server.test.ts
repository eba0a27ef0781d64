import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { recordScopes, uninstallShop } from "./uninstall-shop.server.ts";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** A session whose token was handed out so many minutes ago. */
async function giveSession(id: string, minutes: number, shop = WILLOW) {
  await db.session.create({ data: { id, shop, state: "", accessToken: "sealed", storedAt: minutesAgo(minutes) } });
}

const sessions = async () => (await db.session.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
const isInstalled = async () => (await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } })).uninstalledAt === null;

beforeEach(async () => {
  await db.session.deleteMany();
  await installWillow({ installedAt: minutesAgo(60), uninstalledAt: null });
});

describe("a merchant who removes the app", () => {
  it("takes every token along, and nobody else's", async () => {
    await giveSession("old", 50);
    await giveSession("other", 50, OTHER_SHOP);
    expect(await uninstallShop(WILLOW, minutesAgo(1))).not.toBeNull();
    expect(await sessions()).toEqual(["other"]);
    expect(await isInstalled()).toBe(false);
  });

  it("is believed when Shopify does not say when", async () => {
    await giveSession("old", 50);
    expect(await uninstallShop(WILLOW, null)).not.toBeNull();
    expect(await sessions()).toEqual([]);
    expect(await isInstalled()).toBe(false);
  });

  it("and installs it again before we hear of it keeps the tokens handed out since", async () => {
    await giveSession("old", 50);
    await giveSession("fresh", 5);
    expect(await uninstallShop(WILLOW, minutesAgo(10))).toBeNull();
    expect(await sessions()).toEqual(["fresh"]);
    expect(await isInstalled()).toBe(true);
  });

  it("and has installed it again is not taken for gone by a late word", async () => {
    await installWillow({ installedAt: minutesAgo(5) });
    expect(await uninstallShop(WILLOW, minutesAgo(10))).toBeNull();
    expect(await isInstalled()).toBe(true);
  });

  it("is gone although a scope was revoked on the way out", async () => {
    await giveSession("old", 50);
    await recordScopes(WILLOW, ["read_orders"]);
    expect(await db.session.findFirstOrThrow()).toMatchObject({ scope: "read_orders" });
    expect(await uninstallShop(WILLOW, minutesAgo(1))).not.toBeNull();
    expect(await isInstalled()).toBe(false);
  });
});
