import { describe, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { WILLOW } from "#tests/support/willow.ts";

import { recordFact } from "./record-fact.server.ts";

describe("a fact", () => {
  it("is kept with its shop, and without a person", async () => {
    await recordFact(db, WILLOW, { kind: "pick_click", props: { position: 2 } });
    const facts = await db.fact.findMany({ where: { shop: WILLOW } });
    expect(facts).toMatchObject([{ kind: "pick_click", orderId: null, props: { position: 2 } }]);
  });

  it("vanishes with the transaction it was part of", async () => {
    const broken = transaction(async (tx) => {
      await recordFact(tx, WILLOW, { kind: "help_click" });
      throw new Error("changed our mind");
    });
    await expect(broken).rejects.toThrow("changed our mind");
    expect(await db.fact.count({ where: { kind: "help_click" } })).toBe(0);
  });
});
