import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { action as savePage, loader as readPage } from "#app/routes/app.recommendations.tsx";
import { loader as readNames } from "#app/routes/app.recommendations_.names.ts";
import { loader as readPreview } from "#app/routes/app.recommendations_.preview.tsx";
import { action as changeRules, loader as listRules } from "#app/routes/app.recommendations_.rules.tsx";
import { teach } from "#tests/support/teach.ts";
import { merchantAsks } from "#tests/support/merchant.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { draftOfPickSettings } from "./pick-settings-form.ts";
import { parsePickSettings } from "./pick-settings.ts";

const PAGE = "/app/recommendations";
const PAST = new Date(Date.now() - 30 * 86_400_000);
const gid = (id: number) => `gid://shopify/Product/${id}`;
const ANY = { by: "any", values: [] };

type Route = (asking: Awaited<ReturnType<typeof merchantAsks>>) => Promise<Response>;

/** A refusal is thrown, and is an answer all the same. */
async function ask(route: Route, path = PAGE, form?: Record<string, string>, shop = WILLOW) {
  const answer = await route(await merchantAsks(path, form, shop)).catch((refusal: unknown) => {
    if (refusal instanceof Response) return refusal;
    throw refusal;
  });
  return { status: answer.status, body: answer.ok ? ((await answer.json()) as Record<string, unknown>) : null };
}

async function stock(id: number, title: string) {
  const facts = { shop: WILLOW, gid: gid(id), handle: `p${id}`, title, status: "active", available: true, tags: [] };
  const dates = { publishedAt: PAST, createdAt: PAST, sourceUpdatedAt: PAST };
  await db.product.create({ data: { ...facts, ...dates, priceMinor: 1_000n, currency: "EUR" } });
}

async function place(shop = WILLOW): Promise<string> {
  const facts = { placedAt: PAST, sourceUpdatedAt: PAST, currency: "EUR", totalMinor: 1_000n };
  const line = { shop, gid: "line", productGid: gid(1), title: "Press", quantity: 1, currentQuantity: 1 };
  const order = { shop, gid: `gid://shopify/Order/${randomUUID()}`, name: "#1001", ...facts };
  const { id } = await db.order.create({ data: { ...order, lines: { create: [{ ...line, priceMinor: 1_000n }] } } });
  return id;
}

beforeEach(async () => {
  await db.$executeRaw`truncate "Order", "Product", "ProductEvidence", "RecommenderModel", "Pick", "PickRule", "SyncRun" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow({ pickSettings: {} });
  await installWillow({}, OTHER_SHOP);
});

describe("the page of recommendations", () => {
  it("tells what is stored and that nothing has been learned yet", async () => {
    const { body } = await ask(readPage);
    expect(body).toMatchObject({
      days: 28,
      lift: { state: "off" },
      learning: { state: "never", orders: 0, products: 0 },
      saved: draftOfPickSettings(parsePickSettings({})),
    });
  });

  it("learns anew once, however often it is asked, and says so", async () => {
    await ask(savePage, PAGE, { intent: "learn" });
    await ask(savePage, PAGE, { intent: "learn" });
    expect(await waitingJobs()).toEqual([{ name: "shop.learn", payload: { shop: WILLOW } }]);
    expect((await ask(readPage)).body).toMatchObject({ learning: { state: "waiting" } });
  });

  it("saves what was filled in, has picks made anew, and stores nothing of what is refused", async () => {
    const draft = { ...draftOfPickSettings(parsePickSettings({})), windowDays: "14", "kind.delivered.refill": "" };
    expect((await ask(savePage, PAGE, draft)).status).toBe(200);
    const stored = { windowDays: 14, holdOutPercent: 0, hiddenKinds: { delivered: ["refill"] } };
    const read = () => db.shop.findUniqueOrThrow({ where: { domain: WILLOW }, select: { pickSettings: true } });
    expect(await read()).toEqual({ pickSettings: stored });
    expect(await waitingJobs()).toEqual([{ name: "picks.refresh-recent", payload: { shop: WILLOW } }]);
    expect((await ask(savePage, PAGE, { ...draft, windowDays: "99" })).status).toBe(422);
    expect(await read()).toEqual({ pickSettings: stored });
  });

  it("remembers since when a share of shoppers is left out, until it is another", async () => {
    const draft = draftOfPickSettings(parsePickSettings({}));
    const since = async (changes: object) => {
      expect((await ask(savePage, PAGE, { ...draft, ...changes })).status).toBe(200);
      const { pickSettings } = await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } });
      return parsePickSettings(pickSettings).comparedSince;
    };
    const first = await since({ holdOutPercent: "10" });
    expect(first).toEqual(expect.any(String));
    expect(await since({ holdOutPercent: "10", windowDays: "3" })).toBe(first);
  });
});

describe("the rules", () => {
  const PATH = `${PAGE}/rules`;
  const rule = JSON.stringify({ effect: "exclude", when: ANY, products: { by: "product", values: [gid(2)] } });

  it("are made, named and removed", async () => {
    await stock(2, "Mug");
    await ask(changeRules, PATH, { intent: "save", id: "", rule });
    const { body } = await ask(listRules, PATH);
    const rules = body?.["rules"] as { id: string }[];
    expect(rules).toMatchObject([{ effect: "exclude", products: { values: [{ label: "Mug" }] } }]);
    expect((await ask(listRules, PATH, undefined, OTHER_SHOP)).body).toMatchObject({ rules: [] });
    await ask(changeRules, PATH, { intent: "remove", id: rules[0]?.id ?? "" });
    expect((await ask(listRules, PATH)).body).toMatchObject({ rules: [] });
  });

  it.each([
    ["no JSON", { intent: "save", id: "", rule: "{" }],
    [
      "a rule about everything",
      { intent: "save", id: "", rule: JSON.stringify({ effect: "pin", when: ANY, products: ANY }) },
    ],
    ["an id that is none", { intent: "remove", id: "1 or 1=1" }],
    ["no wish", { intent: "shout" }],
  ])("refuse %s", async (_, form) => {
    expect((await ask(changeRules, PATH, form)).status).toBe(400);
    expect(await db.pickRule.count()).toBe(0);
  });

  it("find what they may name", async () => {
    await stock(2, "Mug");
    expect((await ask(readNames, `${PAGE}/names?by=product&q=mu`)).body).toEqual({
      names: [{ value: gid(2), label: "Mug" }],
    });
    expect((await ask(readNames, `${PAGE}/names?by=secret`)).status).toBe(404);
  });
});

describe("the picks of an order", () => {
  const PATH = `${PAGE}/preview`;

  it("are made of what is known now, with kind, reasons, and why the page is silent", async () => {
    await stock(1, "Press");
    await stock(2, "Mug");
    await teach(WILLOW, { selling: { [gid(2)]: 9 } });
    const id = await place();
    const { body } = await ask(readPreview, `${PATH}?order=${id}`);
    expect(body).toMatchObject({
      order: { id, name: "#1001" },
      looked: {
        moment: { state: "Order received", bought: [{ title: "Press", kept: true }] },
        picks: [{ product: { title: "Mug" }, kind: "best_seller", isHidden: false, evidence: { popularity: 9 } }],
      },
    });
    expect(await db.pick.count()).toBe(0);
  });

  it("are the newest order's without a wish, and nobody else's", async () => {
    expect((await ask(readPreview, PATH)).body).toEqual({ order: null, looked: null });
    const other = await place(OTHER_SHOP);
    expect((await ask(readPreview, `${PATH}?order=${other}`)).status).toBe(404);
    const id = await place();
    expect((await ask(readPreview, PATH)).body).toMatchObject({ order: { id } });
    expect((await ask(readPreview, `${PATH}?order=nonsense`)).body).toMatchObject({ order: { id } });
  });
});
