import { beforeEach, describe, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { eraseShop, exportCustomer, redactCustomer } from "./personal-data.server.ts";
import { writeOrder } from "./write-order.server.ts";
import { writeUnwritten } from "./write-unwritten.server.ts";

let ids: { orderId: string; shipmentId: string };
let gid: string;
let sent: Record<string, unknown>[] = [];

beforeEach(async () => {
  await db.order.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
  ids = await storeParcel();
  gid = (await db.order.findFirstOrThrow()).gid;
  sent = [];
});

async function request(madeAt: string, choice = "address", text: string | null = "Gate 4, behind the mill") {
  const vault = await openVault(WILLOW);
  const textSealed = text === null ? null : vault.seal("DeliveryRequest.textSealed", text);
  const occasion = { ...ids, shop: WILLOW, status: "delivery_attempted", cycle: 1 };
  const day = choice === "new_day" ? new Date("2026-11-13") : null;
  return db.deliveryRequest.create({ data: { ...occasion, choice, day, textSealed, madeAt: new Date(madeAt) } });
}

/** @param answer what `metafieldsSet` answers, or a whole Response for trouble */
async function shopify(answer: unknown = { metafields: [], userErrors: [] }, scope = "read_orders,write_orders") {
  await answerAdmin((operation, { metafields }) => {
    expect(operation).toBe("SetOrderMetafield");
    sent.push(...(metafields as Record<string, unknown>[]));
    return answer instanceof Response ? answer : { metafieldsSet: answer };
  });
  await db.session.updateMany({ data: { scope } });
}

const noted = async () =>
  (await db.deliveryRequest.findMany({ orderBy: { madeAt: "asc" } })).map((row) => row.orderNote);

describe("the order in Shopify", () => {
  it("carries the newest request of a parcel: the choice, the day, and words only where they are needed", async () => {
    await shopify();
    await request("2026-11-12T10:00:00Z");
    expect(await writeOrder(WILLOW, ids.orderId)).toBe("written");
    await request("2026-11-12T11:00:00Z", "new_day", null);
    expect(await writeOrder(WILLOW, ids.orderId)).toBe("written");
    expect(sent.map(({ value, ...rest }) => ({ ...rest, value: JSON.parse(String(value)) as unknown }))).toMatchObject([
      { ownerId: gid, namespace: "$app", key: "delivery_choice", type: "json", value: [{ choice: "address", note: "Gate 4, behind the mill", attempt: 1, carrier: "DHL" }] },
      { ownerId: gid, value: [{ choice: "new_day", day: "2026-11-13", stated_at: "2026-11-12T11:00:00.000Z" }] },
    ]); // prettier-ignore
    expect(String(sent[1]?.["value"])).not.toContain("note");
    expect(await noted()).toEqual(["written", "written"]);
  });

  it("is written anew when the words were forgotten while they were on their way", async () => {
    const { id } = await request("2026-11-12T10:00:00Z");
    await answerAdmin(async () => {
      await db.deliveryRequest.update({ where: { id }, data: { textSealed: null } });
      return { metafieldsSet: { metafields: [], userErrors: [] } };
    });
    await db.session.updateMany({ data: { scope: "read_orders,write_orders" } });
    await writeOrder(WILLOW, ids.orderId);
    expect((await waitingJobs()).map(({ name }) => name)).toEqual(["delivery.write"]);
  });

  it("stays as it is without the permission, and that is noted", async () => {
    await shopify(undefined, "read_orders");
    await request("2026-11-12T10:00:00Z");
    expect(await writeOrder(WILLOW, ids.orderId)).toBe("no_permission");
    expect([sent, await noted()]).toEqual([[], ["no_permission"]]);
  });

  it.each([
    ["no_permission", null],
    ["no_permission", { metafields: null, userErrors: [{ code: "APP_NOT_AUTHORIZED", message: "No" }] }],
  ])("%s when Shopify knows of none: %j", async (outcome, answer) => {
    await shopify(answer);
    await request("2026-11-12T10:00:00Z");
    expect(await writeOrder(WILLOW, ids.orderId)).toBe(outcome);
  });

  it("follows when the permission comes later", async () => {
    await request(new Date().toISOString());
    await db.deliveryRequest.updateMany({ data: { orderNote: "no_permission" } });
    await writeUnwritten(WILLOW, new Date());
    expect(await waitingJobs()).toEqual([{ name: "delivery.write", payload: { shop: WILLOW, orderId: ids.orderId } }]);
  });

  it("has nothing to carry without a request", async () => {
    expect(await writeOrder(WILLOW, ids.orderId)).toBeNull();
  });
});

describe("a customer", () => {
  const customer = () => ({ customerGid: null, orderGids: [gid], emailIndex: null, phoneIndex: null });

  it("gets their own words in an export", async () => {
    await request("2026-11-12T10:00:00Z");
    expect(await exportCustomer(WILLOW, customer())).toMatchObject([
      { order: "#1001", choice: "address", text: "Gate 4, behind the mill" },
    ]);
  });

  it("is forgotten here, and on the order in Shopify", async () => {
    await shopify();
    await request("2026-11-12T10:00:00Z");
    expect(await transaction((tx) => redactCustomer(tx, WILLOW, customer()))).toBe(1);
    expect(await waitingJobs()).toEqual([{ name: "delivery.write", payload: { shop: WILLOW, orderId: ids.orderId } }]);
    await writeOrder(WILLOW, ids.orderId);
    expect(String(sent[0]?.["value"])).not.toMatch(/note|Gate 4/);
    expect(await db.deliveryRequest.findFirst()).toMatchObject({ textSealed: null, choice: "address" });
  });

  it("goes with the shop", async () => {
    await request("2026-11-12T10:00:00Z");
    await transaction((tx) => eraseShop(tx, WILLOW));
    expect(await db.deliveryRequest.count()).toBe(0);
  });
});
