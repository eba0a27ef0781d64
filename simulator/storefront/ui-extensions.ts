import { fileURLToPath } from "node:url";

import { json, type Request, Router } from "express";

import { browserScript } from "../admin/browser-script.ts";
import { mintExtensionToken } from "../shopify/extension-token.ts";
import type { Order } from "../shopify/order.ts";
import { type Front, notFound, route } from "./front.ts";
import { isRightToLeft, readLocale } from "./order-status-address.ts";
import { factsForExtension } from "./ui-extension-facts.ts";
import { builtInAppUrl, findUiExtension, type Surface, TARGETS, wordsOf } from "./ui-extension.ts";

const HOST = fileURLToPath(new URL("./extension-host", import.meta.url));

/**
 * Where the app's extensions run on Shopify's pages: a frame without an origin, as Shopify's worker is one, with
 * stand-ins for Shopify's elements. The bundle is the one that would be deployed.
 */
export function uiExtensionRoutes(front: Front): Router {
  const router = Router();
  const { config, shop } = front.world;
  let script: string | undefined;

  router.get("/ui-extensions/host.js", (_request, response) => {
    script ??= browserScript(`${HOST}/main.ts`, {});
    response.type("text/javascript").send(script);
  });
  router.get("/ui-extensions/host.css", (_request, response) => response.sendFile(`${HOST}/host.css`));
  router.get("/ui-extensions/:surface/bundle.js", (request, response) => {
    const extension = isSurface(request.params.surface) ? findUiExtension(request.params.surface) : null;
    if (!extension) return void response.status(404).end();
    response.type("text/javascript").sendFile(extension.bundleFile);
  });
  router.get(
    "/ui-extensions/:surface",
    route(async (request, response) => {
      const surface = request.params.surface ?? "";
      const order = ordered(front, request.query);
      const extension = isSurface(surface) ? findUiExtension(surface) : null;
      if (!order || !extension || !isSurface(surface)) return notFound(front, request, response);
      const locale = readLocale(request.query, order);
      const facts = {
        ...factsForExtension(front.world, surface, order, request.query.customer === "1", locale),
        translations: wordsOf(extension, locale),
        tokenUrl: `${config.storefrontUrl}/ui-extensions/token${new URL(request.originalUrl, config.storefrontUrl).search}`,
        appUrl: { builtIn: builtInAppUrl(), real: config.appUrl },
      };
      response.send(framePage(surface, locale, facts));
    }),
  );
  // Asked from a frame without an origin.
  router.options("/ui-extensions/token", (_request, response) => void response.set(ANY_ORIGIN).status(204).end());
  router.post("/ui-extensions/token", json(), (request, response) => {
    const order = ordered(front, request.query);
    if (!order) return void response.set(ANY_ORIGIN).status(404).end();
    const customer = request.query.customer === "1" ? order.customerGid : null;
    response.set(ANY_ORIGIN).json({ token: mintExtensionToken(config, shop.domain, customer) });
  });
  return router;
}

const ANY_ORIGIN = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Content-Type" };

/** The order of the page around the frame, for who has its address. */
function ordered({ world }: Front, query: Request["query"]): Order | undefined {
  return world.shop.orders.find((one) => one.token === query.order && query.key === one.token.slice(0, 8));
}

function isSurface(text: string | undefined): text is Surface {
  return text !== undefined && text in TARGETS;
}

function framePage(surface: Surface, locale: string, facts: unknown): string {
  const dir = isRightToLeft(locale) ? "rtl" : "ltr";
  return `<!doctype html>
<html lang="${locale}" dir="${dir}">
  <head>
    <meta charset="utf-8">
    <title>Extension</title>
    <base target="_top">
    <link rel="stylesheet" href="/ui-extensions/host.css">
    <script type="application/json" id="facts">${JSON.stringify(facts).replaceAll("<", "\\u003c")}</script>
  </head>
  <body>
    <script src="/ui-extensions/host.js"></script>
    <script src="/ui-extensions/${surface}/bundle.js"></script>
  </body>
</html>`;
}
