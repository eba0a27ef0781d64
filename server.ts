import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type Express } from "express";

import { verifyHelpdesk } from "#app/contacts/verify-helpdesk.server.ts";
import { env } from "#app/env.server.ts";
import { intake } from "#app/inbox/intake.server.ts";
import { verifyShopify } from "#app/inbox/verify-shopify.server.ts";
import { verifySendgrid, verifyTwilio } from "#app/notifications/receipts/receipt-doors.server.ts";
import { logger } from "#app/logger.server.ts";
import { keepPrivate } from "#app/tracking-page/private-headers.ts";
import { checkReadiness } from "#app/worker/readiness.server.ts";
import { stopOnSignal } from "#app/worker/stop-on-signal.server.ts";
import { startWorker } from "#app/worker/worker.server.ts";

/** The inbox's doors: no framework in between, raw bytes. */
const WEBHOOKS = new Map([
  ["/webhooks/shopify", intake(verifyShopify)],
  ["/webhooks/sendgrid", intake(verifySendgrid)],
  ["/webhooks/twilio", intake(verifyTwilio)],
  ["/webhooks/helpdesk", intake(verifyHelpdesk)],
]);

/** The web process: webhooks first (raw bytes, no framework), then health, then Remix. */
async function startServer() {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", false); // Remix reads addresses itself
  app.get("/livez", (_request, response) => void response.send("ok"));
  app.get("/readyz", async (_request, response) => {
    const readiness = await checkReadiness();
    response.status(Object.values(readiness).every(Boolean) ? 200 : 503).json(readiness);
  });
  app.use("/proxy", keepPrivate);
  await mountRemix(app);

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const door = WEBHOOKS.get(request.url?.split("?")[0] ?? "");
    if (!door) return void app(request, response);
    if (request.method === "POST") return void door(request, response);
    response.writeHead(405, { Allow: "POST" }).end();
  };
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, answer);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(env.PORT, env.HOST, resolve));
  const worker = env.WORKER_IN_WEB ? await startWorker() : null;
  logger.info({ port: env.PORT, worker: worker !== null }, "web started");
  stopOnSignal(async () => {
    const drained = new Promise((resolve) => server.close(resolve));
    // A line whose request was under way rests once that is answered, and would be kept for the caller's next one.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    await Promise.all([drained, worker?.stop()]).finally(() => clearInterval(sweep));
  });
}

async function mountRemix(app: Express) {
  if (env.NODE_ENV === "development") {
    const { createServer: createVite } = await import("vite");
    const vite = await createVite({ server: { middlewareMode: true } });
    app.use(vite.middlewares);
    const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
    app.all("*", createRequestHandler({ build, mode: env.NODE_ENV }));
    return;
  }
  const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
  const answer = createRequestHandler({ build, mode: env.NODE_ENV });
  // No file lies there, and only those routes can match: what shoppers ask for does not wait for the rest.
  app.all("/proxy/*", createRequestHandler({ build: withRoutes(build, /^proxy\//), mode: env.NODE_ENV }));
  const client = path.resolve("build/client");
  app.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y" }));
  app.use(express.static(client, { maxAge: "1h" }));
  app.all("*", answer);
}

/** The same build with nothing but the root and the routes of these paths. */
function withRoutes(build: ServerBuild, paths: RegExp): ServerBuild {
  const routes = Object.entries(build.routes).filter(([, route]) => !route?.parentId || paths.test(route.path ?? ""));
  return { ...build, routes: Object.fromEntries(routes) };
}

await startServer();
