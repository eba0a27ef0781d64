import { beforeAll, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { ago, CHECKOUT_TOKEN, ORDER_GID, orderJson } from "#tests/support/bodies.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findClaimedOrder } from "./find-claimed-order.server.ts";
import { orderBody } from "./order-body.ts";
import { redactCustomer } from "./personal-data.server.ts";
import { recordOrder } from "./record-order.server.ts";

const ANA = "gid://shopify/Customer/9001";
const GUEST_ORDER = "gid://shopify/Order/5002";
const GUEST_TOKEN = "Z2NwLXVzLWVhc3QxOjAxSk1";
let anas: string;
let guests: string;

const tell = async (changes = {}, shop = WILLOW) =>
  (await recordOrder(shop, orderBody.parse(orderJson(changes)), "webhook")).orderId;
const find = async (customerGid: string | null, checkoutToken: string | null, order = ORDER_GID, shop = WILLOW) =>
  (await findClaimedOrder(shop, order, { customerGid, checkoutToken }))?.id ?? null;

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  anas = await tell();
  const guest = { id: 5002, admin_graphql_api_id: GUEST_ORDER, name: "#1002", order_number: 1002, customer: null };
  guests = await tell({ ...guest, checkout_token: GUEST_TOKEN });
  await tell({ checkout_token: "short", id: 5003, admin_graphql_api_id: "gid://shopify/Order/5003", customer: null });
});

it("knows the customer who bought, and the browser that did", async () => {
  expect(await find(ANA, null)).toBe(anas);
  expect(await find(null, CHECKOUT_TOKEN)).toBe(anas);
  expect(await find("gid://shopify/Customer/7", CHECKOUT_TOKEN)).toBe(anas);
  expect(await find(null, GUEST_TOKEN, GUEST_ORDER)).toBe(guests);
});

it("knows nobody else", async () => {
  expect(await find(null, null)).toBeNull();
  expect(await find("gid://shopify/Customer/7", null)).toBeNull();
  expect(await find(ANA, null, GUEST_ORDER)).toBeNull();
  expect(await find(null, CHECKOUT_TOKEN, GUEST_ORDER)).toBeNull();
  expect(await find(null, null, GUEST_ORDER)).toBeNull();
  expect(await find(ANA, CHECKOUT_TOKEN, "gid://shopify/Order/1")).toBeNull();
  expect(await find(ANA, CHECKOUT_TOKEN, ORDER_GID, OTHER_SHOP)).toBeNull();
});

it("takes no token that could be guessed", async () => {
  for (const token of ["short", "", "a".repeat(500)]) {
    expect(await find(null, token, "gid://shopify/Order/5003")).toBeNull();
  }
});

it("stores no token in the clear, and keeps it when a later body does not tell", async () => {
  await tell({ checkout_token: null, customer: null, updated_at: ago(300) });
  expect(await find(null, CHECKOUT_TOKEN)).toBe(anas);
  const [row] = await db.$queryRaw<{ text: string }[]>`select o::text as text from "Order" o where id = ${anas}::uuid`;
  expect(row?.text).not.toContain(CHECKOUT_TOKEN);
  expect(row?.text).not.toContain(Buffer.from(CHECKOUT_TOKEN).toString("hex"));
});

it("forgets both with the person, whatever a late body says", async () => {
  const keys = { customerGid: ANA, orderGids: [], emailIndex: null, phoneIndex: null };
  await redactCustomer(db, WILLOW, keys);
  await tell({ updated_at: ago(200) });
  expect(await find(ANA, CHECKOUT_TOKEN)).toBeNull();
  expect(await db.order.findUnique({ where: { id: anas } })).toMatchObject({ checkoutIndex: null, customerGid: null });
});
