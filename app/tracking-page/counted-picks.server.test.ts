import { beforeEach, describe, expect, it } from "vitest";

import { assignSide } from "#app/attribution/assign-side.server.ts";
import { clickId } from "#app/attribution/click-key.server.ts";
import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";
import { type Ask, click, follow, lookFor, openLink, placeOrder } from "#tests/theme/visit.ts";

const TEA = "gid://shopify/Product/8001";
const PERSON = { shown: Buffer.alloc(32, 0xff), heldOut: Buffer.alloc(32, 0) };
const FORM = { order: "#1001", contact: "ana@example.com" };

let orderId: string;
let token: string;

const trial = () => db.pickTrial.findUnique({ where: { orderId } });
const standOn = (side: keyof typeof PERSON) =>
  db.pickTrial.update({ where: { orderId }, data: { personIndex: PERSON[side], isHeldOut: side === "heldOut" } });

/** What is told of the order; looks and script travel along and speak of everything. */
async function look(ask?: Ask): Promise<string> {
  const text = await (await openLink(token, ask)).text();
  await finishAfterwards();
  return text.replace(/<(style|script)[\s\S]*?<\/\1>/g, "");
}

async function send(body: Record<string, string>, ask?: Ask) {
  expect((await click(token, body, ask)).status).toBe(204);
  await finishAfterwards();
}

const idIn = (page: string) => /data-click="([\w-]+)"/.exec(page)?.[1] ?? "";

beforeEach(async () => {
  await finishAfterwards();
  await db.$executeRaw`truncate "Order", "Product", "Pick", "PickClick", "Fact", "TrackingLink" cascade`;
  await installWillow({ pickSettings: { holdOutPercent: 50 } });
  orderId = await placeOrder();
  await db.orderLine.updateMany({ where: { orderId }, data: { productGid: "gid://shopify/Product/8000" } });
  token = await ensureTrackingLink(db, WILLOW, orderId, Buffer.alloc(32, 1));
  const past = new Date(Date.now() - 86_400_000);
  await db.product.create({
    data: {
      ...{ shop: WILLOW, gid: TEA, handle: "tea", title: "Green tea", tags: [], status: "active", available: true },
      ...{ publishedAt: past, priceMinor: 900n, currency: "EUR", createdAt: past, sourceUpdatedAt: past },
    },
  });
  await db.pick.create({
    data: { shop: WILLOW, orderId, position: 0, productGid: TEA, kind: "best_seller", score: 1 },
  });
  await assignSide(WILLOW, orderId);
});

describe("somebody who is shown picks", () => {
  beforeEach(() => standOn("shown"));

  it("is noted the first time, and a click counts as the pick it was made on", async () => {
    const page = await look({ query: { view: "fragment" } });
    expect(page).toContain("Green tea");
    expect(await trial()).toMatchObject({ dueOn: "page" });
    await send({ kind: "pick_click", position: "0", id: idIn(page) });
    expect(await db.pickClick.findMany()).toMatchObject([
      { shop: WILLOW, orderId, productGid: TEA, kind: "best_seller", position: 0, surface: "page" },
    ]);
    expect(await db.fact.count({ where: { kind: "pick_click", orderId } })).toBe(1);
  });

  it("is noted by the form as well, by where it stands", async () => {
    await (await lookFor(FORM, { query: { view: "fragment" } })).text();
    await finishAfterwards();
    expect(await trial()).toMatchObject({ dueOn: "block" });
  });

  it("is not noted when a machine looks, and its clicks count for nothing", async () => {
    const machine = { userAgent: "curl/8" };
    const id = idIn(await look({ ...machine, query: { view: "fragment" } }));
    expect(id).not.toBe("");
    await send({ kind: "pick_click", position: "0", id }, machine);
    expect((await trial())?.dueAt).toBeNull();
    expect(await db.pickClick.count()).toBe(0);
  });

  it("earns nothing with an id that is invented, or of another order", async () => {
    const id = idIn(await look({ query: { view: "fragment" } }));
    const other = await placeOrder(WILLOW, "#1002");
    token = await ensureTrackingLink(db, WILLOW, other, Buffer.alloc(32, 2));
    await send({ kind: "pick_click", position: "0", id });
    await send({ kind: "pick_click", position: "0", id: `A${id.slice(1)}` });
    expect(await db.pickClick.count()).toBe(0);
  });
});

describe("somebody who is held out", () => {
  beforeEach(() => standOn("heldOut"));

  it("sees everything but picks, and is noted by the same rule", async () => {
    for (const query of [{}, { view: "fragment" }]) {
      const page = await look({ query });
      expect(page).toContain("Linen throw");
      expect(page).not.toMatch(/ag-picks|Green tea|all_products/);
    }
    expect(await trial()).toMatchObject({ dueOn: "page" });
  });

  it("is noted only when picks would have been shown", async () => {
    await db.shipment.updateMany({ where: { orderId }, data: { status: "delayed" } });
    await look();
    await db.shipment.updateMany({ where: { orderId }, data: { status: "in_transit" } });
    await db.product.updateMany({ data: { available: false } });
    await look();
    expect((await trial())?.dueAt).toBeNull();
  });

  it("sees them once the comparison is another one, in which nobody would count them", async () => {
    const since = new Date(Date.now() + 60_000).toISOString();
    for (const pickSettings of [{ holdOutPercent: 40 }, { holdOutPercent: 50, comparedSince: since }]) {
      await installWillow({ pickSettings });
      expect(await look({ query: { view: "fragment" } })).toContain("Green tea");
    }
    await installWillow({ pickSettings: { holdOutPercent: 50 } });
    const other = await placeOrder(WILLOW, "#1002");
    await assignSide(WILLOW, other);
    expect(await look()).not.toContain("Green tea");
    const { personIndex } = await db.pickTrial.findUniqueOrThrow({ where: { orderId } });
    await db.pickTrial.update({ where: { orderId: other }, data: { personIndex, percent: 10 } });
    expect(await look({ query: { view: "fragment" } })).toContain("Green tea");
  });

  it("sees them at once when the merchant ends the comparison", async () => {
    await installWillow({ pickSettings: { holdOutPercent: 0 } });
    expect(await look({ query: { view: "fragment" } })).toContain("Green tea");
  });
});

it("shows a late order reassurance instead, and notes nobody", async () => {
  await standOn("shown");
  await db.shipment.updateMany({ where: { orderId }, data: { status: "delayed" } });
  const page = await look({ query: { view: "fragment" } });
  expect(page).toMatch(/data-tone="trouble"/);
  expect(page).not.toContain("Green tea");
  expect((await trial())?.dueAt).toBeNull();
});

describe("somebody who does not want to be counted", () => {
  beforeEach(() => standOn("shown"));

  it("leaves the comparison with all orders, and loses what was counted", async () => {
    const id = idIn(await look({ query: { view: "fragment" } }));
    const other = await placeOrder(WILLOW, "#1002");
    await assignSide(WILLOW, other);
    await send({ kind: "pick_click", position: "0", id });
    await send({ privacy: "no" });
    expect([await db.pickTrial.count(), await db.pickClick.count()]).toEqual([0, 0]);
    const next = await placeOrder(WILLOW, "#1003");
    await assignSide(WILLOW, next);
    expect(await db.order.count({ where: { optedOutAt: null } })).toBe(0);
    expect(await db.pickTrial.count()).toBe(0);
    const facts = await db.fact.count();
    expect(await look()).toContain("data-uncounted");
    await send({ kind: "pick_click", position: "0", id });
    await send({ kind: "carrier_click" });
    expect(await db.pickClick.count()).toBe(0);
    expect(await db.fact.count()).toBe(facts);
  });

  it("has the picks of all their orders made anew, without what they bought before", async () => {
    const other = await placeOrder(WILLOW, "#1002");
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await send({ privacy: "no" });
    const jobs = (await waitingJobs()).filter(({ name }) => name === "picks.refresh");
    expect(jobs.map(({ payload }) => payload.orderId).toSorted()).toEqual([orderId, other].toSorted());
  });

  it("is not brought back by a yes on another device, and what was said twice is said once", async () => {
    await send({ privacy: "no" });
    const { optedOutAt } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
    await send({ privacy: "no" });
    expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ optedOutAt });
    await send({ privacy: "yes" });
    expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ optedOutAt });
    expect(await trial()).toBeNull();
    expect(await look()).toContain("data-uncounted");
  });

  it("is asked by nobody who has no such page", async () => {
    await click("A".repeat(24), { privacy: "no" });
    await click(token, { privacy: "maybe" });
    expect(await db.order.count({ where: { optedOutAt: { not: null } } })).toBe(0);
  });
});

describe("a pick in a message", () => {
  const made = (whose: string | null = orderId) =>
    clickId(WILLOW, { orderId: whose, productGid: TEA, kind: "completes", position: 1 }) ?? "";
  const goes = async (id: string, handle = "tea", ask?: Ask) => {
    const response = await follow(id, handle, ask);
    await finishAfterwards();
    return [response.status, response.headers.get("Location")];
  };

  it("leads to its product in the shop, and counts on the way", async () => {
    expect(await goes(made())).toEqual([303, "/products/tea"]);
    expect(await goes(made(null))).toEqual([303, "/products/tea"]);
    expect(await goes(made(), "tea", { query: { path_prefix: "/fr/apps/track" } })).toEqual([303, "/fr/products/tea"]);
    const clicks = await db.pickClick.findMany({ orderBy: { id: "asc" } });
    expect(clicks).toMatchObject([
      { orderId, surface: "mail", position: 1, kind: "completes", productGid: TEA, isMachine: false },
      { orderId: null, surface: "mail" },
    ]);
  });

  it("leads nowhere else, whatever stands in its place, and counts nothing that is not signed", async () => {
    const odd = ["//evil.example", "https://evil.example", "../../admin", "tea?x", "a\r\nLocation: x", ""];
    for (const handle of odd) expect(await goes(made(), handle)).toEqual([303, "/"]);
    await db.pickClick.deleteMany();
    expect(await goes("nonsense")).toEqual([303, "/products/tea"]);
    expect(await goes(made(), "tea", { shop: OTHER_SHOP })).toEqual([303, "/products/tea"]);
    expect(await db.pickClick.count()).toBe(0);
  });

  it("counts no machine, and nothing fetched ahead", async () => {
    expect(await goes(made(), "tea", { userAgent: "curl/8" })).toEqual([303, "/products/tea"]);
    expect(await goes(made(), "tea", { headers: { "Sec-Purpose": "prefetch" } })).toEqual([503, null]);
    expect(await db.pickClick.count()).toBe(0);
  });
});
