import { beforeEach, describe, expect, it } from "vitest";

import { sealBody } from "#app/contacts/sealed-body.server.ts";
import { db } from "#app/db.server.ts";
import { replayInboxItem } from "#app/inbox/replay.server.ts";
import { ticketJson } from "#tests/support/helpdesk.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { readWebhook } from "./read-webhook.server.ts";

beforeEach(async () => {
  await db.inboxItem.deleteMany();
  await db.product.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
});

const product = {
  id: 788032119674292922n,
  admin_graphql_api_id: "gid://shopify/Product/788032119674292922",
  handle: "teapot",
  title: "Teapot",
  status: "active",
  created_at: "2026-11-01T10:00:00+01:00",
  updated_at: "2026-11-20T10:00:00+01:00",
  published_at: "2026-11-01T10:00:00+01:00",
  variants: [],
};
/** JSON with the id as Shopify writes it: an integer beyond 2^53. */
const productJson = JSON.stringify(product, (_key, value: unknown) =>
  typeof value === "bigint" ? "ID" : value,
).replace('"ID"', String(product.id));

async function store(body: string | Uint8Array, facts: { topic?: string; shop?: string } = {}) {
  const item = await db.inboxItem.create({
    data: {
      source: "shopify",
      shop: facts.shop ?? WILLOW,
      topic: facts.topic ?? "products/update",
      webhookId: crypto.randomUUID(),
      bodySha256: new Uint8Array(32),
      body: typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body),
    },
  });
  return String(item.id);
}

const stateOf = async (id: string) => {
  const { state, error } = await db.inboxItem.findUniqueOrThrow({ where: { id: BigInt(id) } });
  return { state, error };
};

describe("reading a webhook", () => {
  it("gives it its meaning once, with ids beyond 2^53 whole", async () => {
    const id = await store(productJson);
    await readWebhook(id, false);
    expect(await stateOf(id)).toEqual({ state: "done", error: null });
    expect(await db.product.findMany({ select: { gid: true } })).toEqual([{ gid: product.admin_graphql_api_id }]);
    await db.product.deleteMany();
    await readWebhook(id, false);
    expect(await db.product.count()).toBe(0);
  });

  it.each([
    ["what is no JSON", "{ nearly", "not JSON"],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00]), "not JSON"],
    ["a list where an object belongs", "[]", "body"],
    ["null", "null", "body"],
    ["a field of the wrong kind", '{"id":1,"handle":["a"]}', "handle"],
  ])("keeps %s with its error", async (_name, body, error) => {
    const id = await store(body);
    await readWebhook(id, false);
    const closed = await stateOf(id);
    expect(closed.state).toBe("failed");
    expect(closed.error).toContain(error);
  });

  it("names the field at fault, not its value", async () => {
    const id = await store('{"id":1,"handle":"a","title":{"first":"Ana Silva"}}');
    await readWebhook(id, false);
    expect((await stateOf(id)).error).toContain("title");
    expect((await stateOf(id)).error).not.toContain("Ana");
  });

  it("survives a thousand levels of nesting", async () => {
    const id = await store("[".repeat(1_000) + "]".repeat(1_000));
    await readWebhook(id, false);
    expect((await stateOf(id)).state).toBe("failed");
  });

  it("keeps unknown topics and shops that are not ours as ignored", async () => {
    const unknown = await store("{}", { topic: "moons/rise" });
    const stranger = await store(productJson, { shop: "stranger.myshopify.com" });
    await readWebhook(unknown, false);
    await readWebhook(stranger, false);
    expect(await stateOf(unknown)).toEqual({ state: "ignored", error: "Unknown topic moons/rise" });
    expect((await stateOf(stranger)).state).toBe("ignored");
  });

  it("reads nothing but legal requests of a shop that has removed the app", async () => {
    await db.shop.update({ where: { domain: WILLOW }, data: { uninstalledAt: new Date() } });
    const late = await store(productJson);
    const legal = await store(JSON.stringify({ shop_domain: WILLOW, customer: { id: 1 } }), {
      topic: "customers/redact",
    });
    await readWebhook(late, false);
    await readWebhook(legal, false);
    expect((await stateOf(late)).state).toBe("ignored");
    expect(await db.product.count()).toBe(0);
    expect((await stateOf(legal)).state).toBe("done");
  });

  it("lets the job try again when the world fails, and keeps the item after the last try", async () => {
    const body = JSON.stringify({ shop_domain: WILLOW, customer: { id: 1 } });
    const id = await store(body, { topic: "customers/redact" });
    await db.shop.update({ where: { domain: WILLOW }, data: { dataKey: new Uint8Array() } });
    await expect(readWebhook(id, false)).rejects.toThrow("data key");
    expect((await stateOf(id)).state).toBe("received");
    await readWebhook(id, true);
    expect((await stateOf(id)).state).toBe("failed");
    await db.shop.delete({ where: { domain: WILLOW } });
  });
});

describe("a help desk's webhook", () => {
  async function storeSealed(body: string) {
    const sealed = await sealBody(WILLOW, Buffer.from(body));
    const id = await store(sealed, { topic: "contact.opened" });
    await db.inboxItem.update({ where: { id: BigInt(id) }, data: { source: "helpdesk" } });
    return id;
  }

  it("is opened with the shop's key and counted", async () => {
    await db.helpdeskContact.deleteMany();
    const id = await storeSealed(ticketJson());
    await readWebhook(id, false);
    expect(await stateOf(id)).toEqual({ state: "done", error: null });
    expect(await db.helpdeskContact.count()).toBe(1);
  });

  it("that cannot be read is kept with the fields at fault, and can be replayed", async () => {
    const id = await storeSealed('{"type":"contact.opened","data":{"email":"ana@example.com"}}');
    await readWebhook(id, false);
    const { state, error } = await stateOf(id);
    expect(state).toBe("failed");
    expect(error).toMatch(/timestamp.*data\.ticket/);
    expect(error).not.toContain("ana@");
    expect(await replayInboxItem(WILLOW, id)).toEqual({ replayed: true });
  });
});

describe("replay", () => {
  it("reads a kept webhook once more, for its own shop only", async () => {
    const id = await store("{ nearly");
    await readWebhook(id, false);
    expect(await replayInboxItem(OTHER_SHOP, id)).toEqual({ replayed: false });
    expect(await replayInboxItem(WILLOW, id)).toEqual({ replayed: true });
    expect(await waitingJobs()).toEqual([{ name: "webhook.read", payload: { inboxId: id } }]);
    expect(await replayInboxItem(WILLOW, id)).toEqual({ replayed: false });
    expect(await replayInboxItem(WILLOW, "1; drop table")).toEqual({ replayed: false });
  });
});
