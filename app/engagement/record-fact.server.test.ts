import { randomUUID } from "node:crypto";

import { describe, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { WILLOW } from "#tests/support/willow.ts";

import { forgetOldFacts } from "./forget-facts.server.ts";
import { countFact, factsStored, recordFact } from "./record-fact.server.ts";

describe("a fact", () => {
  it("is kept with its shop, and without a person", async () => {
    await recordFact(db, WILLOW, { kind: "pick_click", props: { position: 2 } });
    const facts = await db.fact.findMany({ where: { shop: WILLOW } });
    expect(facts).toMatchObject([{ kind: "pick_click", orderId: null, props: { position: 2 } }]);
  });

  it("is counted once, however often the page is reloaded", async () => {
    const orderId = randomUUID();
    for (let reload = 0; reload < 20; reload += 1) countFact(WILLOW, { kind: "page_view", orderId });
    await factsStored();
    countFact(WILLOW, { kind: "page_view", orderId });
    countFact(WILLOW, { kind: "carrier_click", orderId });
    await factsStored();
    const facts = await db.fact.findMany({ where: { orderId }, orderBy: { id: "asc" } });
    expect(facts.map((fact) => fact.kind)).toEqual(["page_view", "carrier_click"]);
  });

  it("that cannot be stored troubles nobody", async () => {
    countFact(WILLOW, { kind: "page_view", orderId: "no uuid" });
    await expect(factsStored()).resolves.toBeUndefined();
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

describe("old facts", () => {
  it("are forgotten after four hundred days, and younger ones stay", async () => {
    const now = new Date();
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const fact = { shop: WILLOW, kind: "share_click" };
    await db.fact.createMany({ data: [399, 401, 900].map((days) => ({ ...fact, happenedAt: daysAgo(days) })) });
    expect(await forgetOldFacts(now)).toBe(2);
    expect(await db.fact.count({ where: fact })).toBe(1);
  });
});
