import { join } from "node:path";
import { fileURLToPath } from "node:url";

import express, { Router } from "express";

import { EXTENSION_ASSETS, type Front } from "./front.ts";

const CHECKOUT = fileURLToPath(new URL("./checkout", import.meta.url));

/** Files of the theme, of the app's theme extension and of the checkout. */
export function assetRoutes(front: Front): Router {
  const router = Router();
  router.use("/assets", express.static(join(front.theme.folder, "assets")));
  router.use(EXTENSION_ASSETS, express.static(join(front.theme.extension.folder, "assets")));
  router.get("/checkout-assets/checkout.css", (_request, response) =>
    response.sendFile(join(CHECKOUT, "checkout.css")),
  );
  return router;
}
