import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";
import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { OTHER_SHOP, installWillow, WILLOW } from "#tests/support/willow.ts";

import { findPromises, findToldOfParcel } from "./find-promises.server.ts";
import { countFirstPromises } from "./promise-figures.server.ts";
import { type PromiseFilter, promiseFilterSchema } from "./promise-filter.ts";
import { exportPromises } from "./promises-csv.server.ts";

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeEach(async () => {
  await db.$executeRaw`truncate "Order", "ToldWindow" cascade`;
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});

type Facts = Partial<Prisma.ToldWindowUncheckedCreateInput>;

async function tell(subject: { orderId: string; shipmentId?: string | null }, facts: Facts = {}): Promise<string> {
  const { orderId, shipmentId = null } = subject;
  const { id } = await db.toldWindow.create({
    data: {
      ...{ shop: WILLOW, orderId, subjectId: shipmentId ?? orderId, surface: "email", messageId: randomUUID() },
      ...{ earliestOn: new Date("2026-11-12"), latestOn: new Date("2026-11-14"), basis: "rule", toldAt: daysAgo(3) },
      ...{ endsAt: daysAgo(-1), ...facts },
    },
  });
  return id;
}

const ask = (filter: Partial<PromiseFilter> = {}) => ({ ...promiseFilterSchema.parse({}), ...filter });
const found = async (filter: Partial<PromiseFilter> = {}) =>
  (await findPromises(WILLOW, ask(filter), now)).entries.map(({ id }) => id);

describe("findPromises", () => {
  it("finds by order number, by what became of them, and by days; of this shop alone", async () => {
    const one = await storeParcel({ order: { name: "#1001", number: 1001 } });
    const two = await storeParcel({ order: { name: "#1002", number: 1002 } });
    const kept = await tell(one, { outcome: "kept", toldAt: daysAgo(1) });
    const broken = await tell(two, { outcome: "broken", apologizedAt: now, toldAt: daysAgo(2) });
    const open = await tell(two, { toldAt: daysAgo(40) });
    await tell({ orderId: randomUUID() }, { shop: OTHER_SHOP });
    expect(await found()).toEqual([kept, broken]);
    expect(await found({ days: "all" })).toEqual([kept, broken, open]);
    expect(await found({ order: "1002" })).toEqual([broken]);
    expect(await found({ state: "kept" })).toEqual([kept]);
    expect(await found({ state: "sorry" })).toEqual([broken]);
    expect(await found({ state: "open", days: "90" })).toEqual([open]);
  });

  it("pages through every one once, those of one instant too", async () => {
    const ids = await storeParcel();
    for (let n = 0; n < 7; n += 1) await tell(ids, { toldAt: daysAgo(n < 4 ? 5 : n) });
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const page = await findPromises(WILLOW, ask({ after }), now, 2);
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  });

  it("tells of a parcel what it was told itself, and what its order was before", async () => {
    const ids = await storeParcel();
    const whole = await tell({ orderId: ids.orderId }, { toldAt: daysAgo(4), shipsByOn: new Date("2026-11-10") });
    const own = await tell(ids);
    await tell({ ...ids, shipmentId: randomUUID() });
    const told = await findToldOfParcel(WILLOW, { ...ids, orderName: "#1001" });
    expect(told.map(({ id, shipsByOn }) => [id, shipsByOn])).toEqual([[own, null], [whole, "2026-11-10"]]); // prettier-ignore
  });

  it("is a file that no spreadsheet runs", async () => {
    const ids = await storeParcel({ order: { name: "=1001" } });
    await tell(ids, { outcome: "kept", version: 3, basis: "learned" });
    let file = "";
    for await (const chunk of exportPromises(WILLOW, ask(), now)) file += chunk;
    const lines = file.split("\r\n");
    expect(lines[0]).toMatch(/^order,told_at,surface,of,ships_by,earliest,latest,/);
    expect(lines[1]).toMatch(/^'=1001,.*,email,parcel,,2026-11-12,2026-11-14,learned,3,kept,/);
  });
});

describe("countFirstPromises", () => {
  it("counts what was told first, whatever was told later", async () => {
    const moved = await storeParcel();
    await tell(moved, { outcome: "broken", toldAt: daysAgo(5), apologizedAt: now });
    await tell(moved, { outcome: "kept", toldAt: daysAgo(4) });
    const whole = await storeParcel();
    await tell({ orderId: whole.orderId }, { outcome: "kept", toldAt: daysAgo(5) });
    await tell(whole, { outcome: "broken", toldAt: daysAgo(4) });
    const bounced = await storeParcel();
    await tell(bounced, { outcome: "untold", toldAt: daysAgo(5) });
    await tell(bounced, { outcome: null, toldAt: daysAgo(4) });
    await tell(await storeParcel(), { outcome: "moot" });
    const shipsByOn = new Date("2026-11-10");
    const bought = { orderId: whole.orderId };
    await tell(bought, { outcome: "kept", toldAt: daysAgo(6), shipsByOn, leftOutcome: "broken" });
    await tell(bought, { outcome: "kept", toldAt: daysAgo(4), shipsByOn, leftOutcome: "kept" });
    expect(await countFirstPromises(WILLOW, 28, now)).toEqual({
      kept: 1,
      broken: 1,
      open: 1,
      moot: 1,
      sorry: 1,
      leftKept: 0,
      leftBroken: 1,
    });
  });

  it("leaves out whose first promise is older", async () => {
    const ids = await storeParcel();
    await tell(ids, { outcome: "broken", toldAt: daysAgo(30) });
    await tell(ids, { outcome: "kept", toldAt: daysAgo(2) });
    expect(await countFirstPromises(WILLOW, 28, now)).toEqual({
      kept: 0,
      broken: 0,
      open: 0,
      moot: 0,
      sorry: 0,
      leftKept: 0,
      leftBroken: 0,
    });
    expect(await countFirstPromises(WILLOW, 90, now)).toMatchObject({ broken: 1, kept: 0 });
    expect(await countFirstPromises(OTHER_SHOP, 90, now)).toMatchObject({ broken: 0, kept: 0 });
  });
});
