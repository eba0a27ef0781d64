import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import express, { type NextFunction, type Request, type Response, urlencoded } from "express";

import { galleryBlockRoutes } from "../gallery/block-page.ts";
import type { World } from "../world.ts";
import { appProxyRoutes } from "./app-proxy.ts";
import { assetRoutes } from "./assets.ts";
import { cartRoutes } from "./cart.ts";
import { checkoutRoutes } from "./checkout.ts";
import { EXTENSION_FOLDER, notFound, openFront, route } from "./front.ts";
import { withoutLanguage } from "./languages.ts";
import { orderStatusRoutes } from "./order-status.ts";
import { pageRoutes } from "./pages.ts";
import { uiExtensionRoutes } from "./ui-extensions.ts";
import { problemPage } from "./problem-page.ts";

export interface Running {
  url: string;
  close(): Promise<void>;
}

/** Opens the shop's online store on this port of the local machine (0 = any free one). */
export async function startStorefront(
  world: World,
  port: number,
  extensionFolder = EXTENSION_FOLDER,
): Promise<Running> {
  const front = openFront(world, extensionFolder);
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  app.use(assetRoutes(front));
  app.use((request, _response, next) => {
    request.url = withoutLanguage(request.url);
    next();
  });
  app.use(appProxyRoutes(front));
  app.use(urlencoded({ extended: false }));
  app.use(
    pageRoutes(front),
    cartRoutes(front),
    checkoutRoutes(front),
    orderStatusRoutes(front),
    uiExtensionRoutes(front),
    galleryBlockRoutes(front),
  );
  app.use(route((request, response) => notFound(front, request, response)));
  app.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    console.error(error);
    response.status(500).send(problemPage(502));
  });

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
