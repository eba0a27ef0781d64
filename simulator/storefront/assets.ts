import { join } from "node:path";
import { fileURLToPath } from "node:url";

import express, { Router } from "express";

import { findProduct } from "../shopify/store.ts";
import { EXTENSION_ASSETS, type Front } from "./front.ts";

const CHECKOUT = fileURLToPath(new URL("./checkout", import.meta.url));

/** Files of the theme, of the app's theme extension and of the checkout, and the pictures of the products. */
export function assetRoutes(front: Front): Router {
  const router = Router();
  router.use("/assets", express.static(join(front.theme.folder, "assets")));
  router.use(EXTENSION_ASSETS, express.static(join(front.theme.extension.folder, "assets")));
  router.get("/checkout-assets/checkout.css", (_request, response) =>
    response.sendFile(join(CHECKOUT, "checkout.css")),
  );
  router.get("/images/:handle.svg", (request, response) => {
    const product = findProduct(front.world.shop, request.params.handle);
    if (!product) return void response.status(404).end();
    response.type("image/svg+xml").setHeader("Cache-Control", "public, max-age=3600").send(drawPicture(product));
  });
  return router;
}
function drawPicture(p: { handle: string }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="#e7e0d3"/><ellipse cx="200" cy="330" rx="110" ry="14" fill="#0002"/><path d="M150 320C110 260 130 180 170 150V110h60v40c40 30 60 110 20 170z" fill="hsl(${(p.handle.length * 47) % 360} 22% 52%)"/></svg>`;
}
