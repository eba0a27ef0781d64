import { beforeAll, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { action, loader } from "#app/routes/u.$token.tsx";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";
import { AT_ONCE } from "#tests/support/at-once.ts";

import { claimDue } from "#app/notifications/outbox/claim.server.ts";
import { exportCustomer, eraseShop, redactCustomer } from "#app/notifications/personal-data.server.ts";
import { planOrderMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { unsubscribeUrl } from "./unsubscribe.server.ts";

let orderId: string;
let url: string;

beforeAll(async () => {
  await installWillow({ brand: { displayName: "Willow & <Friends>" } });
  ({ orderId } = await storeParcel());
  await planOrderMessages(WILLOW, orderId, "webhook");
  const message = await db.message.findFirstOrThrow({ where: { channel: "email" } });
  url = unsubscribeUrl(message.id);
});

const args = (token: string, init?: RequestInit) => ({
  request: new Request(`https://afterglow.test/u/${token}`, init),
  params: { token },
  context: {},
});
const tokenOf = (address: string) => address.slice(address.lastIndexOf("/") + 1);
const oneClick = { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) };

describe("the unsubscribe page", () => {
  it("only asks when it is opened", async () => {
    const response = await loader(args(tokenOf(url)));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("Willow &amp; &lt;Friends&gt;");
    expect(page).toMatch(/<form method="post">\s*<p>/);
    expect(page).toContain('<button name="what" value="all"');
    expect(page).not.toContain('value="picks"');
    expect(page).not.toMatch(/<script|src=|href=/);
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(await db.suppression.count()).toBe(0);
  });

  it("offers to stop recommendations alone where there may be some, in the order's language", async () => {
    await db.shop.update({ where: { domain: WILLOW }, data: { sendingRules: { ...AT_ONCE, picksInEmail: true } } });
    await db.order.update({ where: { id: orderId }, data: { locale: "de-AT" } });
    const page = await (await loader(args(tokenOf(url)))).text();
    expect(page).toContain('<html lang="de-AT" dir="ltr">');
    expect(page).toMatch(/value="picks"[^>]*>Nur keine Empfehlungen mehr</);
    const chosen = { method: "POST", body: new URLSearchParams({ what: "picks" }) };
    const done = await (await action(args(tokenOf(url), chosen))).text();
    expect(done).toContain("Erledigt. Keine Empfehlungen mehr.");
    expect(await db.suppression.count()).toBe(0);
    const said = { purpose: "picks", state: "withdrawn", source: "unsubscribe_page" };
    expect(await db.consent.findMany({ where: { state: "withdrawn" } })).toEqual([expect.objectContaining(said)]);
    await db.order.update({ where: { id: orderId }, data: { locale: "en" } });
  });

  it("gives every wrong token the same answer", async () => {
    const other = unsubscribeUrl("0198c0de-0000-7000-8000-000000000001");
    const tokens = ["x", "A".repeat(43), tokenOf(other), ""];
    const asked = await Promise.all(tokens.map((token) => loader(args(token))));
    const told = await Promise.all(tokens.map((token) => action(args(token, oneClick))));
    const answers = await Promise.all([...asked, ...told].map(async (one) => `${one.status} ${await one.text()}`));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 /);
    expect(await db.suppression.count()).toBe(0);
  });

  it("stops all further e-mails of the shop at one click", async () => {
    const response = await action(args(tokenOf(url), oneClick));
    expect(response.status).toBe(200);
    expect((await action(args(tokenOf(url), oneClick))).status).toBe(200);
    expect(await db.suppression.findMany({ select: { shop: true, channel: true, reason: true } })).toEqual([
      { shop: WILLOW, channel: "email", reason: "unsubscribed" },
    ]);
    expect((await claimDue(5)).claimed).toEqual([]);
    expect(await db.message.findFirst({ where: { channel: "email" } })).toMatchObject({ state: "suppressed" });
  });
});

describe("a shopper's data", () => {
  const customer = { customerGid: null, orderGids: [] as string[], emailIndex: null, phoneIndex: null };
  const named = async (id: string) => {
    const { gid } = await db.order.findUniqueOrThrow({ where: { id } });
    return { ...customer, orderGids: [gid] };
  };

  it("is handed out and forgotten by order, the opt-out is kept", async () => {
    const { orderId: next } = await storeParcel();
    await planOrderMessages(WILLOW, next, "webhook");
    const keys = await named(next);
    const found = (await exportCustomer(WILLOW, keys)) as Record<"messages" | "consents" | "optOuts", unknown[]>;
    const message = { kind: "order_confirmed", channel: "email", address: "ana@example.com" };
    expect(found.messages).toContainEqual(expect.objectContaining(message));
    const consent = { purpose: "updates", state: "withdrawn", source: "unsubscribe_page" };
    expect(found.consents).toContainEqual(expect.objectContaining(consent));
    expect(found.optOuts).toEqual([expect.objectContaining({ channel: "email", reason: "unsubscribed" })]);
    expect(await redactCustomer(db, WILLOW, keys)).toBe(1);
    expect(await redactCustomer(db, WILLOW, keys)).toBe(0);
    const rows = await db.message.findMany({ where: { orderId: next, channel: "email" } });
    expect(rows).toEqual([expect.objectContaining({ state: "suppressed", reason: "redacted", recipientSealed: null })]);
    expect(await db.message.count({ where: { orderId, recipientSealed: { not: null } } })).toBe(1);
    expect(await db.suppression.count()).toBe(1);
    expect(await db.consent.count({ where: { state: "withdrawn", orderId: null } })).toBe(2);
    expect(await db.consent.count({ where: { state: "granted" } })).toBe(0);
  });

  it("belongs to nobody when nothing names a customer", async () => {
    expect(await exportCustomer(WILLOW, customer)).toEqual({ messages: [], consents: [], optOuts: [] });
  });

  it("is gone with the shop", async () => {
    await eraseShop(db, WILLOW);
    expect(await db.message.count()).toBe(0);
    expect(await db.suppression.count()).toBe(0);
    expect(await db.consent.count()).toBe(0);
  });
});
