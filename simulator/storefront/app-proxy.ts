import { type Request, type Response, raw, Router } from "express";

import { signProxyParams } from "../shopify/proxy-signature.ts";
import { type Front, pageFor, route } from "./front.ts";
import { problemPage } from "./problem-page.ts";

/** Where the shop mounts the app (`[app_proxy]` of shopify.app.toml), and what it is mounted on. */
const PREFIX = "/apps/track";
const MOUNT = "/proxy/track";
/** Milliseconds Shopify waits for an app. */
const PATIENCE = 10_000;

const PASSED_ON = ["accept", "accept-language", "content-type", "user-agent"];
/** Cookies are Shopify's to drop; the rest no longer fits the body we send on. */
const KEPT_BACK = new Set([
  "set-cookie",
  "content-encoding",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
]);

/** The app proxy: the visitor's request, signed, at the app; its Liquid rendered inside the theme. */
export function appProxyRoutes(front: Front): Router {
  const router = Router();
  router.all([PREFIX, `${PREFIX}/*`], raw({ type: () => true, limit: "2mb" }), route(forward(front)));
  return router;
}

function forward(front: Front) {
  return async (request: Request, response: Response): Promise<void> => {
    const target = targetOf(front, request);
    if (!target) return void response.status(404).send(problemPage(404));
    const answer = await ask(target, request);
    if (!answer || answer.status >= 500) return void response.status(answer?.status ?? 502).send(problemPage(502));

    response.status(answer.status);
    for (const [name, value] of answer.headers) if (!KEPT_BACK.has(name)) response.setHeader(name, value);
    const body = Buffer.from(await answer.arrayBuffer());
    if (!isLiquid(answer)) return void response.end(body);
    const html = await pageFor(front, request, "app").renderLiquid(body.toString("utf8"));
    response.type("text/html; charset=utf-8").send(html);
  };
}

/** Null when the path would climb out of what the proxy is mounted on. */
function targetOf(front: Front, request: Request): URL | null {
  const { config, shop } = front.world;
  const visitor = new URL(request.url, "http://shop.invalid");
  if (!visitor.pathname.startsWith(PREFIX)) return null;
  const target = new URL(config.appUrl + MOUNT + visitor.pathname.slice(PREFIX.length));
  if (target.pathname !== MOUNT && !target.pathname.startsWith(`${MOUNT}/`)) return null;
  // The clock on the wall, not the world's: the app accepts a signature for 90 seconds.
  const ours = { shop: shop.domain, pathPrefix: PREFIX, customerId: "", now: new Date() };
  target.search = signProxyParams(visitor.searchParams, ours, config.apiSecret).toString();
  return target;
}

/** The app's answer, or null when it cannot be reached in time. */
async function ask(target: URL, request: Request): Promise<globalThis.Response | null> {
  const headers = new Headers({
    "x-forwarded-for": request.ip ?? "127.0.0.1",
    "x-forwarded-host": request.headers.host ?? "",
  });
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const hasBody = request.method !== "GET" && request.method !== "HEAD" && Buffer.isBuffer(request.body);
  const init = { method: request.method, headers, redirect: "manual" as const, signal: AbortSignal.timeout(PATIENCE) };
  return fetch(target, hasBody ? { ...init, body: new Uint8Array(request.body as Buffer) } : init).catch(() => null);
}

function isLiquid(answer: globalThis.Response): boolean {
  return (answer.headers.get("content-type") ?? "").startsWith("application/liquid");
}
