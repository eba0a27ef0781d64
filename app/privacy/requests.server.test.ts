import { beforeEach, describe, expect, it } from "vitest";

import { Prisma } from "@prisma/client";

import { db, pool } from "#app/db.server.ts";
import { preparedSql } from "#app/lib/prepared-sql.server.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { exportForCustomer, openExport, redactCustomer, redactShop } from "./requests.server.ts";

const ANA = { id: "7001", email: "Ana@Example.com", phone: "+4915112345678" };

beforeEach(async () => {
  await db.message.deleteMany();
  await db.order.deleteMany();
  await db.privacyRequest.deleteMany();
  await installWillow({ uninstalledAt: null });
  await installWillow({ uninstalledAt: null }, OTHER_SHOP);
});

/** An order with a shopper, a message and a link, as the recorders would have left them. */
async function placeOrder(shop: string, number: number, email: string) {
  const vault = await openVault(shop);
  const order = await db.order.create({
    data: {
      shop,
      gid: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      placedAt: new Date(),
      sourceUpdatedAt: new Date(),
      currency: "EUR",
      totalMinor: 4200n,
      customerGid: `gid://shopify/Customer/${ANA.id}`,
      emailSealed: vault.seal("Order.emailSealed", email),
      emailIndex: vault.index("email", email),
    },
  });
  const recipientHash = vault.index("email", email);
  await db.message.create({
    data: {
      shop,
      key: `${shop}|${number}`,
      orderId: order.id,
      kind: "order_confirmed",
      channel: "email",
      recipientHash,
      recipientSealed: vault.seal("Message.recipientSealed", email),
      occurredAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  return order;
}

describe("customers/data_request", () => {
  it("gathers a sealed export that only this shop can open", async () => {
    await placeOrder(WILLOW, 1001, "ana@example.com");
    await exportForCustomer(WILLOW, { shop_domain: WILLOW, customer: ANA, orders_requested: ["1001"] });
    const request = await db.privacyRequest.findFirstOrThrow({ where: { shop: WILLOW } });
    expect(Buffer.from(request.exportSealed ?? []).includes("ana@example.com")).toBe(false);
    expect(await openExport(WILLOW, request.id)).toContain("ana@example.com");
    expect(await openExport(OTHER_SHOP, request.id)).toBeNull();
  });
});

describe("customers/redact", () => {
  it("forgets the person in this shop, by id or by address, and nobody else", async () => {
    const mine = await placeOrder(WILLOW, 1001, "ana@example.com");
    const others = await placeOrder(WILLOW, 1002, "ben@example.com");
    await db.order.update({ where: { id: others.id }, data: { customerGid: "gid://shopify/Customer/1" } });
    const elsewhere = await placeOrder(OTHER_SHOP, 1001, "ana@example.com");
    await redactCustomer(WILLOW, { shop_domain: WILLOW, customer: ANA, orders_to_redact: [] });
    const stored = await db.order.findMany({
      orderBy: { name: "asc" },
      where: { id: { in: [mine.id, others.id, elsewhere.id] } },
    });
    const byId = new Map(stored.map((order) => [order.id, order]));
    expect(byId.get(mine.id)).toMatchObject({ emailSealed: null, emailIndex: null, customerGid: null });
    expect(byId.get(mine.id)?.redactedAt).toBeInstanceOf(Date);
    expect(byId.get(others.id)?.emailSealed).not.toBeNull();
    expect(byId.get(elsewhere.id)?.emailSealed).not.toBeNull();
    const message = await db.message.findFirstOrThrow({ where: { orderId: mine.id } });
    expect(message).toMatchObject({ recipientSealed: null, state: "suppressed" });
  });

  it("finds messages whose order was deleted, by their address", async () => {
    const order = await placeOrder(WILLOW, 1003, "ana@example.com");
    await db.order.delete({ where: { id: order.id } });
    await redactCustomer(WILLOW, { shop_domain: WILLOW, customer: ANA, orders_to_redact: ["1003"] });
    const message = await db.message.findFirstOrThrow({ where: { orderId: order.id } });
    expect(message).toMatchObject({ recipientSealed: null, state: "suppressed", reason: "redacted" });
  });

  it("refuses a body that names another shop than the header", async () => {
    const body = { shop_domain: OTHER_SHOP, customer: ANA, orders_to_redact: [] };
    await expect(redactCustomer(WILLOW, body)).rejects.toThrow("another shop");
  });
});

describe("shop/redact", () => {
  it("leaves no row of the shop behind, and every row of the others", async () => {
    await placeOrder(WILLOW, 1001, "ana@example.com");
    await placeOrder(OTHER_SHOP, 1001, "ana@example.com");
    await installWillow({ uninstalledAt: new Date() });
    await redactShop(WILLOW, { shop_domain: WILLOW });
    // The inbox keeps its rows, without bodies, as the record of what was asked and done.
    const hasShop = Prisma.dmmf.datamodel.models.filter((model) => model.fields.some((field) => field.name === "shop"));
    const tables = hasShop.filter((model) => model.name !== "InboxItem");
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const [left] = await db.$queryRawUnsafe<{ count: bigint }[]>(
        `select count(*) from "${name}" where shop = $1`,
        WILLOW,
      );
      expect(left?.count, name).toBe(0n);
    }
    expect(await db.shop.count({ where: { domain: WILLOW } })).toBe(0);
    expect(await db.order.count({ where: { shop: OTHER_SHOP } })).toBe(1);
  });

  it("waits for what is being written, and erases that too", async () => {
    await installWillow({ uninstalledAt: null });
    const client = await pool.connect();
    await client.query("begin");
    expect(await holdInstalled(preparedSql(client), WILLOW)).toBe(true);
    await client.query(
      `insert into "RecommenderModel" (shop, layout, today, "learnedAt", orders) values ($1, 1, 1, now(), 1)`,
      [WILLOW],
    );
    await installWillow({ uninstalledAt: new Date() });
    const erasing = redactShop(WILLOW, { shop_domain: WILLOW });
    await waitFor("the erasing to wait", async () => {
      const { rows } = await pool.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query ~ '"Shop"'`,
      );
      return rows.length > 0;
    }).finally(() => client.query("commit"));
    client.release();
    await erasing;
    expect(await db.recommenderModel.count({ where: { shop: WILLOW } })).toBe(0);
    expect(await holdInstalled(db, WILLOW)).toBe(false);
  });

  it("leaves a shop alone that has been installed again", async () => {
    await placeOrder(WILLOW, 1001, "ana@example.com");
    await redactShop(WILLOW, { shop_domain: WILLOW });
    expect(await db.order.count({ where: { shop: WILLOW } })).toBe(1);
  });
});
