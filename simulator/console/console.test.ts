import express from "express";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { placeStoryOrder } from "../carriers/story-order.ts";
import { testShop } from "../carriers/test-shop.ts";
import { playsOf, startStory } from "../carriers/play-story.ts";
import { providersOf } from "../providers/providers.ts";
import type { LedgerEntry } from "../providers/ledger.ts";
import { listen, smallWorld, startListener } from "../providers/test-world.ts";
import { stopTimers } from "../providers/timers.ts";
import { latestEvent } from "../shopify/order-state.ts";
import { html, linkify } from "./html.ts";
import { consoleRouter } from "./router.ts";

const EVIL = `<script>alert(1)</script>"'&`;
const ANA = "+4915112345678";
let app: Awaited<ReturnType<typeof startListener>>;
let site: Awaited<ReturnType<typeof listen>>;
let world: ReturnType<typeof smallWorld>;

beforeEach(async () => {
  app = await startListener(() => ({ status: 200 }));
  world = smallWorld(app.url, testShop());
  site = await listen(express().use(consoleRouter(world)));
});

afterEach(async () => {
  stopTimers(world);
  await site.close();
  await app.close();
});

const read = async (path: string) => (await fetch(site.url + path)).text();
const submit = (path: string, fields: Record<string, string>) =>
  fetch(site.url + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

function keep(entry: Partial<LedgerEntry>) {
  providersOf(world).ledger.append({
    at: new Date().toISOString(),
    provider: "sendgrid",
    id: "mail-1",
    to: "ana@example.com",
    from: "Willow <orders@willow.example>",
    subject: "Your order is on its way",
    text: "It left today.",
    html: "<html><head></head><body><a href='https://willow.example'>Track it</a></body></html>",
    headers: {},
    customArgs: { n: "m-1" },
    tracksOpens: true,
    statusCallback: null,
    segments: null,
    answer: "202",
    ...entry,
  });
}

describe("html", () => {
  it("escapes every value, but not what it made itself", () => {
    expect(html`<p title="${EVIL}">${html`<b>${EVIL}</b>`}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"><b>&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;</b></p>',
    );
  });

  it("links addresses in a text and leaves the full stop outside", () => {
    expect(linkify(`Track: https://a.example/t/x?a=1&b=2. ${EVIL}`).text).toContain(
      '<a href="https://a.example/t/x?a=1&amp;b=2" target="_blank" rel="noopener">https://a.example/t/x?a=1&amp;b=2</a>. &lt;script',
    );
    expect(linkify("javascript:alert(1)").text).toBe("javascript:alert(1)");
  });
});

describe("pages with hostile words in every place", () => {
  it.each([
    "/",
    "/mailbox",
    "/mailbox/mail-1~ana%40example.com",
    "/mailbox/mail-1~ana%40example.com?part=headers",
    "/phone",
    "/carriers",
    `/phone?number=${encodeURIComponent(EVIL)}`,
    `/carriers?notice=${encodeURIComponent(EVIL)}`,
  ])("%s shows them as text", async (path) => {
    const [ana] = world.shop.customers;
    if (ana) ana.address.firstName = EVIL;
    startStory(world, "smooth").lines.forEach((line) => (line.title = EVIL));
    keep({ subject: EVIL, from: EVIL, text: EVIL, customArgs: { n: EVIL } });
    keep({ provider: "twilio", id: "SM1", to: ANA, from: "+15005550006", text: EVIL, segments: 1 });
    expect(await read(path)).not.toContain("<script>alert");
  });
});

describe("the mailbox", () => {
  it("shows a mail in a frame where nothing can run, and reports it opened", async () => {
    keep({});
    expect(await read("/mailbox")).toContain("Your order is on its way");
    const shown = await read("/mailbox/mail-1~ana%40example.com");
    expect(shown).toContain('sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"');
    const frame = await fetch(`${site.url}/mailbox/mail-1~ana%40example.com/html`);
    expect(frame.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await frame.text()).toContain('<head><base target="_blank"></head>');
    await vi.waitFor(() =>
      expect(providersOf(world).receipts).toMatchObject([{ id: "mail-1", event: "open", answer: 200 }]),
    );
  });

  it("shows a mail's dark style by its own switch", async () => {
    keep({ html: "<style>@media (prefers-color-scheme: dark){body{color:white}}</style>" });
    expect(await read("/mailbox/mail-1~ana%40example.com?theme=dark")).toContain('/html?theme=dark"');
    expect(await read("/mailbox/mail-1~ana%40example.com/html?theme=dark")).toContain("@media (min-width: 0){body");
    expect(await read("/mailbox/mail-1~ana%40example.com/html")).toContain("@media (max-width: 0){body");
  });

  it("presses one-click unsubscribe as mail programs do", async () => {
    const headers = {
      "List-Unsubscribe": `<${app.url}/u/token>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    };
    keep({ headers });
    const answer = await submit("/mailbox/mail-1~ana%40example.com/unsubscribe", {});
    expect(answer.headers.get("location")).toContain("is%20unsubscribed");
    expect(app.heard).toMatchObject([{ url: "/u/token", body: "List-Unsubscribe=One-Click" }]);
  });

  it("does not know other people's keys", async () => {
    expect((await fetch(`${site.url}/mailbox/nothing`)).status).toBe(404);
  });
});

describe("the phone", () => {
  it("sends answers to the app and shows both sides", async () => {
    keep({
      provider: "twilio",
      id: "SM1",
      to: ANA,
      from: "+15005550006",
      text: "See https://a.example/t/1",
      segments: 1,
    });
    expect((await submit("/phone", { from: ANA, to: "+15005550006", keyword: "STOP" })).status).toBe(303);
    expect(new URLSearchParams(app.heard[0]?.body).get("Body")).toBe("STOP");
    const page = await read(`/phone?number=${encodeURIComponent(ANA)}`);
    expect(page).toContain('href="https://a.example/t/1"');
    expect(page).toContain("texts are blocked until START");
    expect(page).toContain("Ana Costa");
  });
});

describe("the carriers' desk", () => {
  it("begins a story on a new order", async () => {
    const answer = await submit("/carriers/stories", { story: "attempted" });
    expect(answer.status).toBe(303);
    expect(world.shop.orders).toHaveLength(1);
    expect(await read("/carriers")).toContain("Nobody home");
  });

  it("sends an order that waits, with a story if wanted", async () => {
    const order = placeStoryOrder(world);
    expect(await read("/carriers")).toContain("Waiting to be sent");
    await submit("/carriers/parcels", { order: order.gid, carrier: "DPD", parcels: "2", story: "smooth" });
    expect(order.fulfillments.map((fulfillment) => fulfillment.trackingInfo[0]?.company)).toEqual(["DPD", "DPD"]);
    expect(playsOf(world)).toMatchObject([{ name: "smooth", orderGid: order.gid }]);
    expect(await read("/carriers")).not.toContain("Waiting to be sent");
  });

  it("pushes the next scan, or any scan by hand", async () => {
    startStory(world, "smooth");
    const fulfillment = world.shop.orders[0]?.fulfillments[0];
    if (!fulfillment) throw new Error("The story sends a parcel");
    await submit("/carriers/scans", { fulfillment: fulfillment.gid, next: "carrier_picked_up" });
    expect(latestEvent(fulfillment)).toMatchObject({ status: "carrier_picked_up", city: "Berlin" });

    const byHand = {
      fulfillment: fulfillment.gid,
      status: "delayed",
      city: "Ulm",
      message: "Snow",
      expectedOn: "2026-12-24",
    };
    await submit("/carriers/scans", byHand);
    expect(fulfillment.events.at(-1)).toMatchObject({ status: "delayed", city: "Ulm", message: "Snow" });
    expect(fulfillment.events.at(-1)?.estimatedDeliveryAt?.toISOString()).toBe("2026-12-24T18:00:00.000Z");
  });

  it("refuses parcels and words it does not know", async () => {
    const answer = await submit("/carriers/scans", { fulfillment: "gid://shopify/Fulfillment/0", next: "teleported" });
    expect(decodeURIComponent(answer.headers.get("location") ?? "")).toContain("no such parcel");
    const story = await submit("/carriers/stories", { story: "__proto__" });
    expect(decodeURIComponent(story.headers.get("location") ?? "")).toContain("no such story");
    expect(world.told).toEqual([]);
  });
});
