import { describe, expect, it } from "vitest";

import { type Db, db, pool, transaction } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { waitFor } from "#tools/wait-for.ts";

const busy = () => pool.totalCount - pool.idleCount;

/** Ends the connection this runs on, as a restart of the server would. */
const BREAK = "select pg_terminate_backend(pg_backend_pid())";

describe("a deadlock", () => {
  const ids = ["deadlock-one.myshopify.com", "deadlock-two.myshopify.com"] as const;
  const touchRaw = (tx: Db, shop: string) =>
    tx.$executeRaw`update "SyncCursor" set "cursorAt" = now() where shop = ${shop}`;
  const touchModel = (tx: Db, shop: string) =>
    tx.syncCursor.updateMany({ where: { shop }, data: { cursorAt: new Date() } });

  it.each([
    ["raw statements", touchRaw],
    ["models", touchModel],
  ])("of %s is tried again", async (_what, touch) => {
    await db.syncCursor.deleteMany();
    await db.syncCursor.createMany({ data: ids.map((shop) => ({ shop, name: "orders", cursorAt: new Date() })) });
    let tries = 0;
    let arrived = 0;
    let letGo = () => {};
    const both = new Promise<void>((resolve) => (letGo = resolve));
    const crossing = (first: string, second: string) =>
      transaction(async (tx) => {
        tries += 1;
        await touch(tx, first);
        if ((arrived += 1) === 2) letGo();
        await both;
        await touch(tx, second);
      });
    await Promise.all([crossing(ids[0], ids[1]), crossing(ids[1], ids[0])]);
    expect(tries).toBe(3);
  });
});

describe("a transaction whose connection breaks", () => {
  it("fails, and takes no connection away from the others", async () => {
    for (let broken = 0; broken <= env.DATABASE_POOL; broken += 1)
      await expect(transaction((tx) => tx.$executeRawUnsafe(BREAK))).rejects.toThrow();
    await waitFor("every connection to be back", () => busy() === 0);
    expect(await db.$queryRaw`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it("fails as well when it breaks with the last word", async () => {
    await db.$executeRawUnsafe(`
      create function break_off() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
    await db.$executeRawUnsafe(`
      create constraint trigger break_off after insert on "SyncCursor" deferrable initially deferred
      for each row execute function break_off()`);
    const data = { shop: "willow.myshopify.com", name: "orders", cursorAt: new Date() };
    await expect(transaction((tx) => tx.syncCursor.create({ data }))).rejects.toThrow();
    await waitFor("every connection to be back", () => busy() === 0);
    expect(await db.syncCursor.count({ where: { shop: data.shop } })).toBe(0);
  });
});

it("a connection that is given back twice is free once", async () => {
  await new Promise<void>((resolve, reject) => {
    pool.connect((error, _client, release) => {
      if (error) return reject(error);
      release();
      release();
      resolve();
    });
  });
  expect(busy()).toBe(0);
});
