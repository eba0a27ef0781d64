import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import express from "express";

import { grantScopes } from "../shopify/scopes.ts";
import { mintSessionToken } from "../shopify/session-token.ts";
import { isAvailable, priceOf } from "../shopify/product.ts";
import type { World } from "../world.ts";
import { APP_HANDLE, framePath, hostParam, storeName } from "./addresses.ts";
import { browserScript } from "./browser-script.ts";
import { framePage } from "./frame-page.ts";
import { editorPage, installPage, nativePage } from "./native-pages.ts";
import { listActivations } from "./activations.ts";

const CLIENT = fileURLToPath(new URL("./client/frame.ts", import.meta.url));
const STYLES = fileURLToPath(new URL("./admin.css", import.meta.url));

/** Opens the stand-in for admin.shopify.com on this port of the local machine (0 = any free one). */
export async function startAdminFrame(world: World, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const { shop, config } = world;
  const store = `/store/${storeName(shop.domain)}`;
  const script = browserScript(CLIENT, {});
  const app = express();
  app.disable("x-powered-by");

  app.get("/", (_request, response) => response.redirect(store));
  app.get("/__frame/frame.js", (_request, response) => response.type("js").send(script));
  app.get("/__frame/admin.css", (_request, response) => response.sendFile(STYLES));
  app.get("/__frame/id-token", (_request, response) => response.json(mintSessionToken(config, shop.domain)));
  app.get("/__frame/extensions", (_request, response) => response.json(listActivations()));
  app.post("/__frame/scopes", express.json(), (request, response) => {
    const wanted = request.body as unknown;
    response.json(grantScopes(world, Array.isArray(wanted) ? wanted.map(String) : []));
  });
  app.get("/__frame/products", (_request, response) => {
    const shown = shop.products.filter(isAvailable).slice(0, 50);
    response.json(shown.map((one) => ({ id: one.gid, title: one.title, handle: one.handle, price: priceOf(one) })));
  });

  // The app is also known by its client id: that is where Shopify's library sends visitors from outside.
  app.get(`${store}/apps/${config.apiKey}*`, (request, response) => {
    response.redirect(request.originalUrl.replace(`/apps/${config.apiKey}`, `/apps/${APP_HANDLE}`));
  });
  app.get([`${store}/apps/${APP_HANDLE}`, `${store}/apps/${APP_HANDLE}/*`], (request, response) => {
    const rest = request.path.slice(`${store}/apps/${APP_HANDLE}`.length);
    const query = request.originalUrl.split("?")[1] ?? "";
    const url = new URL(config.appUrl + framePath(rest, query));
    const added = { embedded: "1", shop: shop.domain, host: hostParam(shop.domain), locale: "en" };
    for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
    url.searchParams.set("id_token", mintSessionToken(config, shop.domain));
    response.setHeader("Cache-Control", "no-store");
    response.send(framePage({ storeName: shop.name, store, appUrl: config.appUrl, frameUrl: url.href }));
  });
  app.get(`${store}/install`, (_request, response) => response.send(installPage(world, store)));
  app.get(`${store}/themes/:theme/editor`, (request, response) => {
    const { template } = request.query;
    response.send(editorPage(world, store, typeof template === "string" ? template : undefined));
  });
  const pages = ["", "/orders", "/orders/*", "/products", "/settings/notifications*"];
  app.get(
    pages.map((path) => store + path),
    (request, response) => {
      response.send(nativePage(world, store, request.path.slice(store.length)));
    },
  );
  app.get([`${store}/products/*`, `${store}/themes*`, `${store}/settings*`], (_request, response) =>
    response.redirect(store),
  );

  const server = createServer(app);
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
