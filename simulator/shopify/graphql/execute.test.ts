import { describe, expect, it } from "vitest";

import { grantScopes } from "../scopes.ts";
import { smallWillow } from "../small-willow.ts";
import { createAdminApi } from "./execute.ts";

const ORDERS = `query Orders($query: String, $after: String) {
  orders(first: 3, query: $query, after: $after, sortKey: UPDATED_AT) {
    nodes { id name updatedAt fulfillments(first: 2) { trackingInfo { company number } events(first: 5) { nodes { status } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  data: {
    orders: { nodes: { id: string; updatedAt: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  extensions: { cost: { requestedQueryCost: number; throttleStatus: { currentlyAvailable: number } } };
}

function open(orders = 12) {
  const { world, shop, told } = smallWillow(orders);
  return { world, shop, told, ask: createAdminApi(world, "read_orders,read_products") };
}

describe("the Admin API", () => {
  it("pages through all orders by their last change", async () => {
    const { ask, shop } = open();
    const seen: { id: string; updatedAt: string }[] = [];
    let after: string | null = null;
    do {
      const page = (await ask({ query: ORDERS, variables: { after } })) as unknown as Page;
      seen.push(...page.data.orders.nodes);
      after = page.data.orders.pageInfo.hasNextPage ? page.data.orders.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen.map((order) => order.id)).size).toBe(shop.orders.length);
    expect(seen.map((order) => order.updatedAt)).toEqual(seen.map((order) => order.updatedAt).sort());
  });

  it("finds what changed since a moment", async () => {
    const { ask, shop } = open();
    const moment = shop.orders.at(-1)?.updatedAt.toISOString() ?? "";
    const page = (await ask({ query: ORDERS, variables: { query: `updated_at:>='${moment}'` } })) as unknown as Page;
    const expected = shop.orders.filter((order) => order.updatedAt.toISOString() >= moment).length;
    expect(page.data.orders.nodes).toHaveLength(Math.min(3, expected));
  });

  it("shows 60 days of orders, and all of them where the merchant allows it", async () => {
    const { world, shop, ask } = open();
    const [old] = shop.orders;
    if (!old) throw new Error("Willow has no orders");
    old.createdAt = new Date(world.now().getTime() - 90 * 86_400_000);
    const count = async () => (await ask({ query: "{ ordersCount { count } }" })) as { data: unknown };
    expect((await count()).data).toEqual({ ordersCount: { count: shop.orders.length - 1 } });
    grantScopes(world, ["read_all_orders"]);
    expect((await count()).data).toEqual({ ordersCount: { count: shop.orders.length } });
  });

  it("refuses what the schema does not know, without data", async () => {
    const { ask } = open(1);
    const answer = await ask({ query: "{ shop { favouriteColor } }" });
    expect(answer).not.toHaveProperty("data");
    expect(answer["errors"]).toMatchObject([
      { message: expect.stringContaining("favouriteColor") as string, extensions: { code: "undefinedField" } },
    ]);
  });

  it("refuses a variable that is not an instant", async () => {
    const { ask, shop } = open(3);
    const fulfillmentId = shop.orders.flatMap((order) => order.fulfillments)[0]?.gid;
    const answer = await ask({
      query: `mutation($event: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $event) { userErrors { message } } }`,
      variables: { event: { fulfillmentId, status: "DELIVERED", happenedAt: "yesterday" } },
    });
    expect(JSON.stringify(answer["errors"])).toContain("DateTime cannot represent value");
  });

  it("is throttled as often as asked, then answers", async () => {
    const { ask, world } = open(1);
    world.faults.throttleNext = 1;
    const first = await ask({ query: "{ shop { name } }" });
    expect(first).toMatchObject({ errors: [{ extensions: { code: "THROTTLED" } }] });
    expect(await ask({ query: "{ shop { name } }" })).toMatchObject({ data: { shop: { name: "Willow" } } });
  });

  it("prices a query by its size and refuses one that is too dear", async () => {
    const { ask } = open(1);
    const small = (await ask({ query: ORDERS })) as unknown as Page;
    expect(small.extensions.cost.requestedQueryCost).toBeGreaterThan(3);
    const dear = `{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { variants(first: 250) { nodes { id } } } } } } } }`;
    expect(await ask({ query: dear })).toMatchObject({ errors: [{ extensions: { code: "MAX_COST_EXCEEDED" } }] });
  });

  it("hides personal fields from an app that may not see them", async () => {
    const { ask, world, shop } = open(1);
    world.faults.redacted = true;
    const answer = await ask({
      query: `{ order(id: "${shop.orders[0]?.gid}") { name email shippingAddress { city } } }`,
    });
    expect(answer).toMatchObject({ data: { order: { email: null, shippingAddress: null } } });
  });

  it("keeps metafields under the app's own namespace", async () => {
    const { ask, shop } = open(1);
    const set = `mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { namespace value } userErrors { message } } }`;
    const m = [{ ownerId: shop.gid, namespace: "$app", key: "page", type: "boolean", value: "true" }];
    await ask({ query: set, variables: { m } });
    expect(await ask({ query: `{ shop { metafield(namespace: "$app", key: "page") { value } } }` })).toMatchObject({
      data: { shop: { metafield: { value: "true" } } },
    });
  });

  it("lets the app write on an order only where the shop allows it", async () => {
    const { ask, world, shop, told } = open(1);
    shop.installedAt = world.now();
    const set = `mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { key } userErrors { code } } }`;
    const m = [{ ownerId: shop.orders[0]?.gid, namespace: "$app", key: "wish", type: "json", value: "[]" }];
    expect(await ask({ query: set, variables: { m } })).toMatchObject({
      data: { metafieldsSet: null },
      errors: [{ extensions: { code: "ACCESS_DENIED" } }],
    });
    expect(shop.metafields.filter(({ ownerGid }) => !ownerGid.includes("/Product/"))).toEqual([]);
    grantScopes(world, ["write_orders"]);
    expect(told.map((one) => one.topic)).toContain("app/scopes_update");
    expect(await ask({ query: set, variables: { m } })).toMatchObject({
      data: { metafieldsSet: { metafields: [{ key: "wish" }], userErrors: [] } },
    });
  });

  it("sets metafields together or not at all", async () => {
    const { ask, shop } = open(1);
    const set = `mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { key } userErrors { field code } } }`;
    const own = { ownerId: "gid://shopify/AppInstallation/1", namespace: "afterglow" };
    const m = [
      { ...own, key: "delivery", type: "json", value: "{}" },
      { ...own, key: "enabled", type: "boolean", value: "yes" },
    ];
    expect(await ask({ query: set, variables: { m } })).toMatchObject({
      data: {
        metafieldsSet: { metafields: [], userErrors: [{ field: ["metafields", "1", "value"], code: "INVALID_VALUE" }] },
      },
    });
    expect(shop.metafields.filter(({ ownerGid }) => !ownerGid.includes("/Product/"))).toEqual([]);
  });

  it("shows the theme shoppers see to those who may look", async () => {
    const { ask, world } = open(1);
    const query = `{ themes(first: 1, roles: [MAIN]) { nodes { name files(first: 1, filenames: ["config/settings_data.json"]) { nodes { body { ... on OnlineStoreThemeFileBodyText { content } } } } } } }`;
    expect(await ask({ query })).toMatchObject({
      data: { themes: null },
      errors: [{ extensions: { code: "ACCESS_DENIED" } }],
    });
    grantScopes(world, ["read_themes"]);
    const answer = JSON.stringify(await ask({ query }));
    expect(answer).toContain('"name":"Willow"');
    expect(answer).toContain('\\"button\\": \\"#2f4b3a\\"');
  });

  it("exports in bulk as lines that name their parents", async () => {
    const { ask, shop, told } = open(1);
    const query = `{ products { edges { node { id title variants { edges { node { id price } } } } } } }`;
    const start = `mutation($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { message } } }`;
    expect(await ask({ query: start, variables: { query } })).toMatchObject({
      data: { bulkOperationRunQuery: { bulkOperation: { status: "CREATED" }, userErrors: [] } },
    });
    await expect.poll(() => told.map((one) => one.topic)).toContain("bulk_operations/finish");
    const lines = (shop.bulkOperations[0]?.jsonl ?? "").trim().split("\n");
    const first = shop.products[0];
    expect(JSON.parse(lines[0] ?? "")).toEqual({ id: first?.gid, title: first?.title });
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ id: first?.variants[0]?.gid, __parentId: first?.gid });
    expect(lines).toHaveLength(shop.products.reduce((sum, product) => sum + 1 + product.variants.length, 0));
  });

  it("refuses a bulk query without a connection", async () => {
    const { ask } = open(1);
    const start = `mutation { bulkOperationRunQuery(query: "{ shop { name } }") { bulkOperation { id } userErrors { message } } }`;
    expect(await ask({ query: start })).toMatchObject({
      data: {
        bulkOperationRunQuery: {
          bulkOperation: null,
          userErrors: [{ message: expect.stringMatching(/connection/) as string }],
        },
      },
    });
  });
});
