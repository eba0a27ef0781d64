import { beforeEach, describe, expect, it } from "vitest";

import { db, pool } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { eraseShop } from "../personal-data.server.ts";
import { parseRules, readRules, RULES } from "./read-rules.server.ts";
import type { PickRule, RuleDraft } from "./rule.ts";
import { MOST_RULES, removeRule, saveRule } from "./save-rule.server.ts";

const tagged = (tag: string) => ({ by: "tag" as const, values: [tag] });
const rule = (tag: string): RuleDraft => ({ effect: "boost", when: { by: "any", values: [] }, products: tagged(tag) });

beforeEach(async () => {
  await db.pickRule.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
});

describe("a shop's rules", () => {
  it("are read in the order in which they were made, by the client or within a statement", async () => {
    for (const tag of ["tea", "mug", "jar"]) expect(await saveRule(WILLOW, null, rule(tag))).toBe("saved");
    const read = await readRules(WILLOW);
    expect(read.map(({ products }) => products.values)).toEqual([["tea"], ["mug"], ["jar"]]);
    const { rows } = await pool.query<{ rules: PickRule[] }>(`select ${RULES} as rules`, [WILLOW]);
    expect(parseRules(rows[0]?.rules ?? [])).toEqual(read);
    expect(await readRules(OTHER_SHOP)).toEqual([]);
  });

  it("are changed and removed by their own shop alone, and picks follow once", async () => {
    await saveRule(WILLOW, null, rule("tea"));
    const [made] = await readRules(WILLOW);
    if (!made) throw new Error("No rule was made");
    expect(await saveRule(OTHER_SHOP, made.id, rule("mug"))).toBe("unknown");
    await removeRule(OTHER_SHOP, made.id);
    expect(await saveRule(WILLOW, made.id, { ...rule("tea"), effect: "bury" })).toBe("saved");
    expect(await readRules(WILLOW)).toEqual([{ ...made, effect: "bury" }]);
    await removeRule(WILLOW, made.id);
    expect(await readRules(WILLOW)).toEqual([]);
    expect(await waitingJobs()).toEqual([{ name: "picks.refresh-recent", payload: { shop: WILLOW } }]);
  });

  it("are no more than can be held against every candidate", async () => {
    const full = Array.from({ length: MOST_RULES }, () => ({ shop: WILLOW, ...rule("tea") }));
    await db.pickRule.createMany({ data: full });
    expect(await saveRule(WILLOW, null, rule("tea"))).toBe("too_many");
  });

  it("count for nothing where this version cannot read them", async () => {
    await db.pickRule.create({ data: { shop: WILLOW, ...rule("tea"), effect: "gift" } });
    expect(await readRules(WILLOW)).toEqual([]);
  });

  it("are erased with the shop", async () => {
    await saveRule(WILLOW, null, rule("tea"));
    await eraseShop(db, WILLOW);
    expect(await db.pickRule.count({ where: { shop: WILLOW } })).toBe(0);
  });
});
