import { createHmac } from "node:crypto";

import express from "express";
import { afterEach, beforeEach, expect, it } from "vitest";

import { placeStoryOrder } from "../carriers/story-order.ts";
import { testShop } from "../carriers/test-shop.ts";
import { listen, smallWorld, startListener } from "../providers/test-world.ts";
import { stopTimers } from "../providers/timers.ts";
import { deskOf } from "./desk.ts";
import { helpdeskRouter } from "./router.ts";

const SECRET = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
let app: Awaited<ReturnType<typeof startListener>>;
let site: Awaited<ReturnType<typeof listen>>;
let world: ReturnType<typeof smallWorld>;

beforeEach(async () => {
  app = await startListener(() => ({ status: 200 }));
  world = smallWorld(app.url, testShop());
  site = await listen(express().use(helpdeskRouter(world)));
});
afterEach(async () => {
  stopTimers(world);
  await site.close();
  await app.close();
});

const submit = (path: string, fields: Record<string, string>) =>
  fetch(site.url + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

it("tells the app of a ticket and its tag, signed with the shop's secret", async () => {
  const order = placeStoryOrder(world);
  await submit("/help-desk/settings", {
    address: `${app.url}/webhooks/helpdesk?shop=willow.myshopify.com`,
    secret: SECRET,
  });
  await submit("/help-desk/tickets", { order: order.gid, says: "both" });
  await submit("/help-desk/tags", { ticket: "48213", tag: "wismo" });
  const [opened, tagged] = app.heard;
  const data = { ticket: "48213", order: order.name, email: order.email };
  expect(JSON.parse(opened?.body ?? "")).toMatchObject({ type: "contact.opened", data: { ...data, tags: [] } });
  expect(JSON.parse(tagged?.body ?? "")).toMatchObject({ type: "contact.tagged", data: { ...data, tags: ["wismo"] } });

  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = opened?.headers ?? {};
  const signed = createHmac("sha256", Buffer.alloc(32, 5)).update(
    `${String(id)}.${String(timestamp)}.${opened?.body ?? ""}`,
  );
  expect(signature).toBe(`v1,${signed.digest("base64")}`);
  expect(deskOf(world).told).toMatchObject([{ status: 200 }, { status: 200 }]);
});

it("shows what shoppers and merchants typed as text", async () => {
  const evil = "<script>alert(1)</script>";
  const order = placeStoryOrder(world);
  order.name = evil;
  await submit("/help-desk/settings", { address: evil, secret: evil });
  await submit("/help-desk/tickets", { order: order.gid });
  const page = await (await fetch(`${site.url}/help-desk?notice=${encodeURIComponent(evil)}`)).text();
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toContain(evil);
  expect(deskOf(world).told).toMatchObject([{ status: null }]);
});
