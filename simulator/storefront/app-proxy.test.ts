import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Running, startStorefront } from "./server.ts";
import { smallWorld } from "./small-world.ts";

const world = smallWorld();
const shopify = shopifyApi({
  apiKey: world.config.apiKey,
  apiSecretKey: world.config.apiSecret,
  apiVersion: ApiVersion.July26,
  hostName: "afterglow.test",
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});

let store: Running;
let app: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const seen: { url: URL; request: IncomingMessage; body: string }[] = [];

beforeAll(async () => {
  app = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      seen.push({ url: new URL(request.url ?? "/", "http://app.test"), request, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  world.config.appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  store = await startStorefront(world, 0);
});
afterAll(async () => {
  await store.close();
  app.closeAllConnections();
  app.close();
});

const liquid = (body: string, status = 200) => {
  answer = (_request, response) => {
    response.writeHead(status, {
      "content-type": "application/liquid; charset=utf-8",
      "set-cookie": "a=1",
      "cache-control": "no-store",
    });
    response.end(body);
  };
};
const last = () => {
  const call = seen.at(-1);
  if (!call) throw new Error("The app was not asked");
  return call;
};

describe("the app proxy", () => {
  it("signs what it forwards as Shopify's own library expects it", async () => {
    liquid("ok");
    await fetch(`${store.url}/apps/track/t/abc?view=fragment&shop=evil.myshopify.com&signature=00`);
    const { url } = last();
    expect(url.pathname).toBe("/proxy/track/t/abc");
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({
      shop: "willow.myshopify.com",
      path_prefix: "/apps/track",
      view: "fragment",
      logged_in_customer_id: "",
    });
    expect(await shopify.utils.validateHmac(query, { signator: "appProxy" })).toBe(true);
    expect(await shopify.utils.validateHmac({ ...query, view: "other" }, { signator: "appProxy" })).toBe(false);
  });

  it("passes the form on and drops cookies both ways", async () => {
    liquid("ok");
    const body = new URLSearchParams({ order: "#1001", contact: "ana@example.com" });
    const response = await fetch(`${store.url}/apps/track/lookup`, {
      method: "POST",
      body,
      headers: { cookie: "cart=1:1" },
    });
    expect(last().body).toBe("order=%231001&contact=ana%40example.com");
    expect(last().request.headers.cookie).toBeUndefined();
    expect(last().request.headers["x-forwarded-for"]).toContain("127.0.0.1");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("renders the app's Liquid inside the theme and keeps the status", async () => {
    liquid("<h1>{{ shop.name }} {{ 2400 | money }}</h1>", 404);
    const response = await fetch(`${store.url}/apps/track`);
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(html).toContain("<h1>Willow €24.00</h1>");
    expect(html).toContain('id="MainContent"');
  });

  it("leaves the theme away when the app asks for no layout", async () => {
    liquid("{% layout none %}<p>{{ shop.currency }}</p>");
    expect(await (await fetch(`${store.url}/apps/track?view=fragment`)).text()).toBe("<p>EUR</p>");
  });

  it("passes other content through untouched", async () => {
    answer = (_request, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('{"a":"{{ shop.name }}"}');
    expect(await (await fetch(`${store.url}/apps/track/x.json`)).text()).toBe('{"a":"{{ shop.name }}"}');
  });

  it("shows a page of its own when the app fails or cannot be reached", async () => {
    liquid("secret trace", 500);
    const failed = await fetch(`${store.url}/apps/track`);
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain("There’s a problem");

    const { appUrl } = world.config;
    world.config.appUrl = "http://127.0.0.1:9";
    expect((await fetch(`${store.url}/apps/track`)).status).toBe(502);
    world.config.appUrl = appUrl;
  });
});
