import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";

import { createCounter, sweepCounters } from "./counter.server.ts";
import { FORM_LIFE } from "./form-token.ts";
import { issueFormToken, spendFormToken } from "./spend-form-token.server.ts";

const LIMIT = { points: 2, seconds: 60, longest: 1_000 };
const counter = createCounter("test", LIMIT);

/** Ends the block of a key, as time would. */
async function waitItOut(key: string) {
  await db.rateLimit.update({ where: { key: `test:${key}` }, data: { expire: BigInt(Date.now() - 1) } });
}

beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

describe("a counter", () => {
  it("closes for longer each time, and not at all for others", async () => {
    const rounds: (number | null)[][] = [];
    for (let round = 0; round < 4; round += 1) {
      rounds.push([await counter.count("a"), await counter.count("a"), await counter.count("a")]);
      await waitItOut("a");
    }
    expect(rounds).toEqual([60, 240, 960, 1_000].map((block) => [null, null, block]));
    expect(await counter.count("b")).toBeNull();
  });

  it("stays closed for those who go on trying, without growing by it", async () => {
    for (let tries = 0; tries < 2; tries += 1) await counter.count("a");
    const waits = await Promise.all(Array.from({ length: 20 }, () => counter.count("a")));
    expect(Math.max(...waits.map(Number))).toBe(60);
    expect(Math.min(...waits.map(Number))).toBeGreaterThan(50);
  });

  it("lets no more through when they come all at once", async () => {
    const waits = await Promise.all(Array.from({ length: 30 }, () => counter.count("a")));
    expect(waits.filter((wait) => wait === null)).toHaveLength(LIMIT.points);
  });

  it("takes back what a hit cost", async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await counter.count("a")).toBeNull();
      await counter.giveBack("a", 1);
    }
    await counter.giveBack("a", 0);
    expect([await counter.count("a"), await counter.count("a"), await counter.count("a")]).toEqual([null, null, 60]);
  });

  it("is swept when it has run out", async () => {
    await counter.count("a");
    await db.rateLimit.create({ data: { key: "old", points: 1, expire: BigInt(Date.now() - 1_000) } });
    expect(await sweepCounters(new Date())).toBe(1);
    expect((await db.rateLimit.findMany()).map((row) => row.key)).toEqual(["test:a"]);
  });
});

describe("a form's token", () => {
  const purpose = { shop: "willow.myshopify.com", link: "A".repeat(24), purpose: "test" };
  const now = new Date();

  it("is taken once, even by two at the same moment", async () => {
    const token = issueFormToken(purpose, now);
    const taken = await Promise.all([1, 2, 3].map(() => spendFormToken(purpose, token, now)));
    expect(taken.toSorted()).toEqual([false, false, true]);
  });

  it("is not taken for another link, when it has ended, or when it is nonsense", async () => {
    const token = issueFormToken(purpose, now);
    expect(await spendFormToken({ ...purpose, link: "B".repeat(24) }, token, now)).toBe(false);
    expect(await spendFormToken(purpose, token, new Date(now.getTime() + (FORM_LIFE + 1) * 1000))).toBe(false);
    expect(await spendFormToken(purpose, "nonsense", now)).toBe(false);
    expect(await spendFormToken(purpose, token, now)).toBe(true);
  });
});
