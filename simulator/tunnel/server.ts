import { createServer, type IncomingMessage, request as ask, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { browserScript } from "../admin/browser-script.ts";
import { APP_HANDLE, storeName } from "../admin/addresses.ts";
import type { World } from "../world.ts";
import { BRIDGE_PATH, CDN_PATH, rewriteHeader, rewriteHtml } from "./rewrite.ts";

const BRIDGE = fileURLToPath(new URL("./bridge/app-bridge.ts", import.meta.url));

/** Headers that describe one connection, not the message: each side has its own. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Opens the app's public address on this port (0 = any free one) in front of `target` (`http://127.0.0.1:3000`).
 * Bytes pass untouched in both directions, except HTML and the headers that name Shopify.
 */
export async function startTunnel(
  world: World,
  port: number,
  target: string,
): Promise<{ url: string; close(): Promise<void> }> {
  // The admin's address may become known after the tunnel is open.
  let bridge = { adminUrl: "", script: "" };
  const bridgeScript = () => {
    const { adminUrl } = world.config;
    if (bridge.adminUrl !== adminUrl) bridge = { adminUrl, script: buildBridge(adminUrl, world.shop.domain) };
    return bridge.script;
  };

  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    if (path.startsWith(BRIDGE_PATH)) return void send(outgoing, "text/javascript; charset=utf-8", bridgeScript());
    if (path.startsWith(CDN_PATH)) return void send(outgoing, path.includes(".css") ? "text/css" : "text/plain", "");
    forward(incoming, outgoing);
  });

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const upstream = ask(new URL(incoming.url ?? "/", target), { method: incoming.method, headers: onward(incoming) });
    upstream.on("response", (answer) => void passBack(answer, outgoing));
    upstream.on("error", () => {
      if (!outgoing.headersSent) outgoing.writeHead(502, { "content-type": "text/plain" });
      outgoing.end("The app does not answer.");
    });
    outgoing.on("close", () => upstream.destroy());
    incoming.pipe(upstream);
  }

  async function passBack(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const isPage = /^text\/html\b/.test(answer.headers["content-type"] ?? "") && !answer.headers["content-encoding"];
    outgoing.statusCode = answer.statusCode ?? 502;
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value === undefined || HOP_BY_HOP.has(name) || (isPage && name === "content-length")) continue;
      const places = { adminUrl: world.config.adminUrl, shop: world.shop.domain };
      const next = typeof value === "string" ? rewriteHeader(name, value, places) : value;
      if (next !== null) outgoing.setHeader(name, next);
    }
    answer.on("error", () => outgoing.destroy());
    if (!isPage) return void answer.pipe(outgoing);
    const html = await readAll(answer).catch(() => null);
    if (html === null) outgoing.destroy();
    else outgoing.end(outgoing.req.method === "HEAD" ? undefined : rewriteHtml(html));
  }

  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function buildBridge(adminUrl: string, shop: string): string {
  const home = `${adminUrl}/store/${storeName(shop)}/apps/${APP_HANDLE}`;
  return browserScript(BRIDGE, { ADMIN_URL: adminUrl, APP_HOME: home, SHOP: shop });
}

/** The headers for the app: the visitor's own, who asked, and pages uncompressed so that they can be rewritten. */
function onward(incoming: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) headers[name] = value;
  }
  const asker = incoming.socket.remoteAddress ?? "127.0.0.1";
  const before = incoming.headers["x-forwarded-for"];
  headers["x-forwarded-for"] = typeof before === "string" ? `${before}, ${asker}` : asker;
  headers["x-forwarded-proto"] = "http";
  headers["x-forwarded-host"] = incoming.headers.host ?? "";
  if (incoming.headers.accept?.includes("text/html")) headers["accept-encoding"] = "identity";
  if (incoming.headers["transfer-encoding"]) headers["transfer-encoding"] = incoming.headers["transfer-encoding"];
  return headers;
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function send(outgoing: ServerResponse, type: string, text: string): void {
  outgoing.writeHead(200, { "content-type": type, "cache-control": "no-cache" }).end(text);
}
