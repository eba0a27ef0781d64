import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { smallWorld } from "../storefront/small-world.ts";
import { startTunnel } from "./server.ts";

const world = smallWorld();
let app: Server;
let tunnel: { url: string; close(): Promise<void> };
let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

beforeAll(async () => {
  app = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => answer(request, response, Buffer.concat(parts)));
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  tunnel = await startTunnel(world, 0, `http://127.0.0.1:${(app.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await tunnel.close();
  app.closeAllConnections();
  app.close();
});

const PAGE = `<link href="https://cdn.shopify.com/static/fonts/inter/v4/styles.css" rel="stylesheet">
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="k"></script>Grüße`;

describe("the tunnel", () => {
  it("puts the stand-in for App Bridge into pages and lets nothing load from Shopify's CDN", async () => {
    answer = (_request, response) => {
      const link =
        '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script"; , </own.css>; rel="preload"';
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8", link, "content-length": Buffer.byteLength(PAGE) })
        .end(PAGE);
    };
    const response = await fetch(`${tunnel.url}/app`, { headers: { accept: "text/html" } });
    const html = await response.text();
    expect(html).toContain('<script src="/__bridge/app-bridge.js" data-api-key="k">');
    expect(html).not.toContain("cdn.shopify.com");
    expect(html).toContain("Grüße");
    expect(response.headers.get("link")).toBe('</own.css>; rel="preload"');
    expect(
      (await fetch(`${tunnel.url}/__bridge/cdn/static/fonts/inter/v4/styles.css`)).headers.get("content-type"),
    ).toBe("text/css");
    expect(await (await fetch(`${tunnel.url}/__bridge/app-bridge.js`)).text()).toContain("http://localhost:4101");
  });

  it("lets the admin's stand-in frame what the admin may frame, and nothing else", async () => {
    const policies = [
      "frame-ancestors https://willow.myshopify.com https://admin.shopify.com;",
      "frame-ancestors 'none';",
    ];
    const seen: (string | null)[] = [];
    for (const policy of policies) {
      answer = (_request, response) => response.writeHead(200, { "content-security-policy": policy }).end();
      seen.push((await fetch(tunnel.url)).headers.get("content-security-policy"));
    }
    expect(seen[0]).toContain("https://admin.shopify.com http://localhost:4101");
    expect(seen[1]).toContain("frame-ancestors 'none'");
    expect(seen[1]).not.toContain("4101");
  });

  it("sends visitors of the real admin to its stand-in", async () => {
    const addresses = {
      "https://admin.shopify.com/store/willow/apps/key": "http://localhost:4101/store/willow/apps/key",
      "https://willow.myshopify.com/admin/oauth/install?a=1": "http://localhost:4101/store/willow/oauth/install?a=1",
      "/auth/login": "/auth/login",
      "https://example.com/admin.shopify.com": "https://example.com/admin.shopify.com",
    };
    for (const [from, to] of Object.entries(addresses)) {
      answer = (_request, response) => response.writeHead(302, { location: from }).end();
      expect((await fetch(tunnel.url, { redirect: "manual" })).headers.get("location")).toBe(to);
    }
  });

  it("carries other bodies byte by byte, both ways", async () => {
    const bytes = Buffer.from([
      0,
      255,
      13,
      10,
      195,
      40,
      ...Buffer.from("https://cdn.shopify.com/shopifycloud/app-bridge.js"),
    ]);
    answer = (request, response, body) => {
      response.writeHead(200, {
        "content-type": "application/octet-stream",
        "x-hmac": String(request.headers["x-shopify-hmac-sha256"]),
      });
      response.end(body);
    };
    const response = await fetch(`${tunnel.url}/webhooks/shopify`, {
      method: "POST",
      body: bytes,
      headers: { "x-shopify-hmac-sha256": "abc=" },
    });
    const digest = (part: Uint8Array) => createHash("sha256").update(part).digest("hex");
    expect(digest(new Uint8Array(await response.arrayBuffer()))).toBe(digest(bytes));
    expect(response.headers.get("x-hmac")).toBe("abc=");
  });

  it("answers 502 while the app is down", async () => {
    const lonely = await startTunnel(world, 0, "http://127.0.0.1:9");
    expect((await fetch(lonely.url)).status).toBe(502);
    await lonely.close();
  });
});
