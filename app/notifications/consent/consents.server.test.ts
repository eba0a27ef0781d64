import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findConsent, recordOrderConsents } from "./consents.server.ts";
import { type Address, liftBounce, liftStop, suppressAddress, withdrawPicks } from "./suppressions.server.ts";

let email: Address;
let sms: Address;

beforeEach(async () => {
  await db.consent.deleteMany();
  await db.suppression.deleteMany();
  await installWillow();
  const vault = await openVault(WILLOW);
  email = { shop: WILLOW, channel: "email", addressHash: vault.index("email", ANA.email) };
  sms = { shop: WILLOW, channel: "sms", addressHash: vault.index("phone", ANA.phone) };
});

const day = (count: number) => new Date(Date.UTC(2026, 0, count));
const ids = { first: "0198c0de-0000-7000-8000-000000000001", second: "0198c0de-0000-7000-8000-000000000002" };

function tell(acceptsMarketing: boolean, placed = 1, updated = placed, id = ids.first) {
  const order = { shop: WILLOW, id, placedAt: day(placed), sourceUpdatedAt: day(updated), acceptsMarketing };
  return recordOrderConsents(db, order, { email: email.addressHash, sms: sms.addressHash });
}
const picks = async () => (await findConsent(db, email, "picks"))?.state ?? null;

describe("what an order says", () => {
  it("is written once, with the order's own time", async () => {
    await tell(true);
    await tell(true);
    const rows = await db.consent.findMany({ orderBy: [{ purpose: "asc" }, { channel: "asc" }] });
    expect(rows.map(({ channel, purpose, state, source }) => [purpose, channel, state, source])).toEqual([
      ["picks", "email", "granted", "shop_marketing"],
      ["updates", "email", "granted", "order"],
      ["updates", "sms", "granted", "order"],
    ]);
    expect(rows.every(({ happenedAt, orderId }) => +happenedAt === +day(1) && orderId === ids.first)).toBe(true);
  });

  it("says nothing of picks where nobody ever agreed, nor of an address that is not there", async () => {
    const order = { shop: WILLOW, id: ids.first, placedAt: day(1), sourceUpdatedAt: day(1), acceptsMarketing: false };
    await recordOrderConsents(db, order, { email: email.addressHash, sms: null });
    expect(await db.consent.findMany({ select: { channel: true, purpose: true } })).toEqual([
      { channel: "email", purpose: "updates" },
    ]);
  });

  it("takes back what an earlier order granted, told in either order", async () => {
    await tell(true, 1);
    await tell(false, 5, 5, ids.second);
    expect(await picks()).toBe("withdrawn");
    await tell(true, 1);
    expect(await picks()).toBe("withdrawn");
  });

  it("is taken back by a later telling of the same order, once", async () => {
    await tell(true, 1);
    await tell(false, 1, 3);
    await tell(false, 1, 4);
    expect(await picks()).toBe("withdrawn");
    expect(await db.consent.count({ where: { purpose: "picks" } })).toBe(2);
  });

  it("an older order without the tick takes nothing back", async () => {
    await tell(true, 5);
    await tell(false, 1, 9, ids.second);
    expect(await picks()).toBe("granted");
  });

  it("never revives what the shopper took back", async () => {
    await withdrawPicks(db, email, day(2));
    await tell(true, 3);
    expect(await picks()).toBe("withdrawn");
  });
});

describe("opting out", () => {
  it("is on record for news and picks, and once", async () => {
    await suppressAddress(db, email, "unsubscribed", day(2));
    await suppressAddress(db, email, "unsubscribed", day(3));
    expect(await db.consent.count()).toBe(2);
    expect(await findConsent(db, email, "updates")).toMatchObject({ state: "withdrawn", source: "unsubscribe_page" });
    expect(await findConsent(db, { ...email, shop: OTHER_SHOP }, "updates")).toBeNull();
  });

  it("START takes a STOP back, and says so", async () => {
    await suppressAddress(db, sms, "stop", day(2));
    await liftStop(db, sms, day(3));
    expect(await db.suppression.count()).toBe(0);
    expect(await findConsent(db, sms, "updates")).toMatchObject({ state: "granted", source: "start" });
  });

  it("a bounce is nobody's wish", async () => {
    await suppressAddress(db, email, "bounced", day(2));
    expect(await db.consent.count()).toBe(0);
    expect(await liftBounce(db, email, day(3))).toBe(true);
    expect(await findConsent(db, email, "updates")).toMatchObject({ state: "granted", source: "merchant" });
    expect(await liftBounce(db, email, day(4))).toBe(false);
  });

  it("who unsubscribed after a bounce stays unsubscribed when the address lives again", async () => {
    await suppressAddress(db, email, "bounced", day(2));
    await suppressAddress(db, email, "unsubscribed", day(3));
    expect(await liftBounce(db, email, day(4))).toBe(false);
    expect(await db.suppression.findMany({ select: { reason: true } })).toEqual([{ reason: "unsubscribed" }]);
  });
});
