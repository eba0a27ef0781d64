import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { findCatalogState, readCatalogAnew } from "./catalog-state.server.ts";
import { noteChange } from "./product-change.server.ts";
import { product } from "#tests/support/picks.ts";

import { saveProducts } from "./save-products.server.ts";
import { moveCursor } from "./sync-cursor.server.ts";
import { finishRun, reportProgress, startRun } from "./sync-run.server.ts";

const AT = new Date("2026-11-20T03:17:00Z");

beforeEach(async () => {
  await installWillow();
  await db.$executeRaw`truncate "Product", "ProductChange", "Collection", "SyncRun", "SyncCursor"`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("the state of a catalog", () => {
  it("counts what is known, of this shop alone", async () => {
    const details = { collectionGids: [], complementaryGids: ["gid://shopify/Product/2"], relatedGids: [] };
    const markets = { DE: { published: true, priceMinor: 1, currency: "EUR" } };
    const shelf = [
      { ...product("1"), details: { ...details, markets } },
      { ...product("2", { available: false }), details: null },
      { ...product("3", { status: "draft" }), details: null },
    ];
    await saveProducts(db, WILLOW, "EUR", shelf, AT);
    await saveProducts(db, OTHER_SHOP, "EUR", shelf.slice(0, 1), AT);
    await noteChange(db, WILLOW, "2");
    expect(await findCatalogState(WILLOW)).toMatchObject({
      ...{ state: "never", products: 3, offered: 1, completed: 1, collections: 0, waiting: 1 },
      ...{ countries: [], readAt: null, wholeAt: null },
    });
    await moveCursor(WILLOW, "catalog.whole", AT, ["CH", "DE"]);
    await moveCursor(WILLOW, "catalog.whole", new Date(AT.getTime() - 1), ["FR"]);
    expect(await findCatalogState(WILLOW)).toMatchObject({ countries: ["CH", "DE"], wholeAt: AT });
  });

  it("follows a reading to its end", async () => {
    const state = async () => {
      const { state: word, done, total } = await findCatalogState(WILLOW);
      return [word, done, total];
    };
    const run = await startRun(WILLOW, "catalog");
    await reportProgress(run, 40, null);
    expect(await state()).toEqual(["exporting", 40, null]);
    await reportProgress(run, 500, 900);
    expect(await state()).toEqual(["reading", 500, 900]);
    await finishRun(run, 900);
    await moveCursor(WILLOW, "catalog", AT);
    await moveCursor(WILLOW, "catalog", new Date(0));
    expect(await findCatalogState(WILLOW)).toMatchObject({ state: "done", readAt: AT, wholeAt: null });
  });

  it("can be read anew, as a whole", async () => {
    await readCatalogAnew(WILLOW);
    await readCatalogAnew(WILLOW);
    expect((await findCatalogState(WILLOW)).state).toBe("waiting");
    expect(await waitingJobs()).toEqual([{ name: "catalog.sync", payload: { shop: WILLOW, whole: true } }]);
  });
});
