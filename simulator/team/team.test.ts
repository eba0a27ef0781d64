import express from "express";
import { afterEach, beforeEach, expect, it } from "vitest";

import { testShop } from "../carriers/test-shop.ts";
import { listen, smallWorld } from "../providers/test-world.ts";
import { stopTimers } from "../providers/timers.ts";
import { teamRouter } from "./router.ts";

let site: Awaited<ReturnType<typeof listen>>;
let world: ReturnType<typeof smallWorld>;

beforeEach(async () => {
  world = smallWorld("http://127.0.0.1:1", testShop());
  site = await listen(express().use(teamRouter(world)));
});
afterEach(async () => {
  stopTimers(world);
  await site.close();
});

const post = (body: unknown) =>
  fetch(`${site.url}/team/hook`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
const read = async () => (await fetch(`${site.url}/team`)).text();

it("shows what was posted, with links into the admin, and nothing that runs", async () => {
  const { config, shop } = world;
  const href = `https://${shop.domain}/admin/apps/${config.apiKey}/app/messages`;
  const text = { type: "mrkdwn", text: `*<${href}|Order &lt;1&gt; &amp; more>*\nIt <script>waits` };
  expect((await post({ text: "hello", blocks: [{ type: "section", text }] })).status).toBe(200);
  const shown = await read();
  expect(shown).toContain("Order &lt;1&gt; &amp; more");
  expect(shown).toContain(`href="${config.adminUrl}/store/`);
  expect(shown).not.toContain("<script>waits");
});

it("refuses what is no message, and answers as it was told to", async () => {
  expect((await post({ text: "" })).status).toBe(400);
  await fetch(`${site.url}/team/answers`, { method: "POST", body: new URLSearchParams({ answers: "500" }) });
  expect((await post({ text: "hello" })).status).toBe(500);
  expect(await read()).toContain("Nothing has been posted yet.");
});
