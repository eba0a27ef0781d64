import { beforeAll, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { orderJson } from "#tests/support/bodies.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findOrderBySearch } from "./find-order.server.ts";
import { orderBody } from "./order-body.ts";
import { exportCustomer, redactCustomer } from "./personal-data.server.ts";
import { recordOrder } from "./record-order.server.ts";
import { findOrderByToken } from "./open-link.server.ts";
import { ensureTrackingLink, expireTrackingLinks, revokeTrackingLinks } from "./tracking-link.server.ts";
import { readSearch } from "./typed-search.ts";

const ANA = Buffer.alloc(32, 1);
const BEA = Buffer.alloc(32, 2);
let orderId: string;

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  ({ orderId } = await recordOrder(WILLOW, orderBody.parse(orderJson()), "webhook"));
  const prefixed = { id: 5002, admin_graphql_api_id: null, name: "WL-2002-EU", order_number: 2002 };
  await recordOrder(WILLOW, orderBody.parse(orderJson(prefixed)), "webhook");
});

/** What the form opens: the order's name, and how much of it. */
async function look(order: string, contact: string, shop = WILLOW) {
  const found = await findOrderBySearch(shop, readSearch({ order, contact }));
  const { name } = found ? await db.order.findUniqueOrThrow({ where: { id: found.orderId } }) : { name: null };
  return [name, found?.opens ?? null];
}

describe("findOrderBySearch", () => {
  it.each([
    ["#1001", "ana@example.com", "#1001"],
    ["1001", " ANA@example.com ", "#1001"],
    ["1001", "0151 12345678", "#1001"],
    ["1001", "+49 151 12345678", "#1001"],
    ["2002", "ana@example.com", "WL-2002-EU"],
    ["wl-2002-eu", "ana@example.com", "WL-2002-EU"],
    ["#1001", "bea@example.com", null],
    ["#1001", "+49 151 99999999", null],
    ["#1001", "", null],
    ["#9999", "ana@example.com", null],
    ["", "ana@example.com", null],
    ["1001\0", "ana@example.com", "#1001"],
    ["' or 1=1 --", "ana@example.com", null],
    ["＃１００１", "ａna＠example.com", "#1001"],
    ["١٠٠١", "٠١٥١ ١٢٣٤٥٦٧٨", "#1001"],
    ["1001", "0049 151-1234-5678", "#1001"],
    ["1001", "(0151) 12345678", "#1001"],
    ["x".repeat(100), "ana@example.com", null],
    ["1001", `${"a".repeat(300)}@example.com`, null],
  ])("%j with %j", async (order, contact, found) => {
    expect(await look(order, contact)).toEqual([found, found && "everything"]);
  });

  it.each([
    ["#1001", "50667", "#1001"],
    ["1001", " 50 667 ", "#1001"],
    ["1001", "５０６６７", "#1001"],
    ["1001", "50668", null],
    ["1001", "5066", null],
    ["9999", "50667", null],
  ])("opens a glimpse of %j with the postcode %j", async (order, contact, found) => {
    expect(await look(order, contact)).toEqual([found, found && "glimpse"]);
  });

  it("never looks into another shop", async () => {
    for (const contact of ["ana@example.com", "0151 12345678", "50667"]) {
      expect(await look("1001", contact, OTHER_SHOP)).toEqual([null, null]);
    }
  });

  it("keeps two shops' orders of one number and one person apart", async () => {
    const { orderId: theirs } = await recordOrder(OTHER_SHOP, orderBody.parse(orderJson()), "webhook");
    const search = readSearch({ order: "1001", contact: "ana@example.com" });
    expect(await findOrderBySearch(WILLOW, search)).toEqual({ orderId, opens: "everything" });
    expect(await findOrderBySearch(OTHER_SHOP, search)).toEqual({ orderId: theirs, opens: "everything" });
    await db.order.delete({ where: { id: theirs } });
  });
});

describe("tracking links", () => {
  it("stay the same for one recipient, and differ between two", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    expect(token).toMatch(/^[\w-]{24}$/);
    expect(await ensureTrackingLink(db, WILLOW, orderId, ANA)).toBe(token);
    expect(await ensureTrackingLink(db, WILLOW, orderId, BEA)).not.toBe(token);
    expect(await findOrderByToken(WILLOW, token)).toMatchObject({ orderId });
  });

  it("open nothing in another shop, altered, or made up", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    expect(await findOrderByToken(OTHER_SHOP, token)).toBeNull();
    expect(await findOrderByToken(WILLOW, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeNull();
    for (const word of ["", "x", "../../etc", "a".repeat(10_000), "\0".repeat(24)]) {
      expect(await findOrderByToken(WILLOW, word)).toBeNull();
    }
  });

  it("are not stored readable", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    const rows = await db.$queryRaw<
      { row: string }[]
    >`select encode("tokenSealed", 'escape') as row from "TrackingLink"`;
    for (const { row } of rows) expect(row).not.toContain(token);
  });

  it("remember the last visit, at most once an hour", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    const found = await findOrderByToken(WILLOW, token);
    const seen = async () => {
      await finishAfterwards();
      return db.trackingLink.findUniqueOrThrow({ where: { id: found!.linkId } });
    };
    const first = (await seen()).lastSeenAt;
    await findOrderByToken(WILLOW, token);
    expect((await seen()).lastSeenAt).toEqual(first);
    await db.trackingLink.update({
      where: { id: found!.linkId },
      data: { lastSeenAt: new Date(Date.now() - 3_700_000) },
    });
    await findOrderByToken(WILLOW, token);
    expect(Date.now() - (await seen()).lastSeenAt!.getTime()).toBeLessThan(60_000);
  });

  it("end 90 days after the last parcel came to rest", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await expireTrackingLinks(db, WILLOW, orderId, daysAgo(89));
    expect(await findOrderByToken(WILLOW, token)).not.toBeNull();
    await expireTrackingLinks(db, WILLOW, orderId, daysAgo(91));
    expect(await findOrderByToken(WILLOW, token)).toBeNull();
    const renewed = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    expect(renewed).not.toBe(token);
    expect(await findOrderByToken(WILLOW, renewed)).not.toBeNull();
    await expireTrackingLinks(db, WILLOW, orderId, null);
  });

  it("end after a year without news", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, Buffer.alloc(32, 3));
    const link = await findOrderByToken(WILLOW, token);
    const { expiresAt } = await db.trackingLink.findUniqueOrThrow({ where: { id: link!.linkId } });
    expect(expiresAt!.getTime() - Date.now()).toBeLessThanOrEqual(365 * 86_400_000);
    await db.trackingLink.update({ where: { id: link!.linkId }, data: { expiresAt: new Date() } });
    expect(await findOrderByToken(WILLOW, token)).toBeNull();
  });

  it("end at once when revoked, all of the order and of no other shop's; the next one is new", async () => {
    const [token, other] = [
      await ensureTrackingLink(db, WILLOW, orderId, ANA),
      await ensureTrackingLink(db, WILLOW, orderId, BEA),
    ];
    expect(await revokeTrackingLinks(db, OTHER_SHOP, orderId)).toBe(0);
    expect(await findOrderByToken(WILLOW, token)).not.toBeNull();
    expect(await revokeTrackingLinks(db, WILLOW, orderId)).toBe(2);
    expect(await revokeTrackingLinks(db, WILLOW, orderId)).toBe(0);
    for (const one of [token, other]) expect(await findOrderByToken(WILLOW, one)).toBeNull();
    const fresh = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    expect(fresh).not.toBe(token);
    expect(await findOrderByToken(WILLOW, fresh)).toMatchObject({ orderId });
    expect(await findOrderByToken(WILLOW, token)).toBeNull();
  });

  it("hold at least 128 random bits, and nothing of the order", async () => {
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, place) => ensureTrackingLink(db, WILLOW, orderId, Buffer.alloc(32, 100 + place))),
    );
    expect(new Set(tokens).size).toBe(20);
    for (const token of tokens) expect(Buffer.from(token, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    const stored = await db.trackingLink.findMany({ where: { shop: WILLOW } });
    const text = JSON.stringify(
      stored.map((one) => [one.tokenHash, one.tokenSealed].map((it) => Buffer.from(it).toString("latin1"))),
    );
    for (const token of tokens) expect(text).not.toContain(token);
    await db.trackingLink.deleteMany({
      where: { recipientHash: { in: tokens.map((_, place) => Buffer.alloc(32, 100 + place)) } },
    });
  });
});

describe("personal data", () => {
  const ana = { customerGid: "gid://shopify/Customer/9001", orderGids: [], emailIndex: null, phoneIndex: null };

  it("is handed over in the clear, and then forgotten", async () => {
    const token = await ensureTrackingLink(db, WILLOW, orderId, ANA);
    const exported = JSON.stringify(await exportCustomer(WILLOW, ana));
    for (const known of ["ana@example.com", "+4915112345678", "Köln", "#1001", "Linen throw"]) {
      expect(exported).toContain(known);
    }
    expect(await redactCustomer(db, OTHER_SHOP, ana)).toBe(0);
    expect(await redactCustomer(db, WILLOW, ana)).toBe(2);
    expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
      ...{ customerGid: null, emailSealed: null, emailIndex: null, phoneSealed: null, phoneIndex: null },
      ...{ firstNameSealed: null, zipIndex: null, shipCity: null, name: "#1001", totalMinor: 17800n },
    });
    expect(await findOrderByToken(WILLOW, token)).toBeNull();
    expect(await look("1001", "ana@example.com")).toEqual([null, null]);
    expect(await look("1001", "50667")).toEqual([null, null]);
    expect(await exportCustomer(WILLOW, ana)).toEqual([]);
  });
});
