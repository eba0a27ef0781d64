import { Router } from "express";

import { findVariant, gid } from "../shopify/store.ts";
import { type Front, pageFor, route } from "./front.ts";
import { cartCookie, cartObject, readCart } from "./objects/cart-object.ts";

/** The cart: a cookie, a page, and the two forms that change it. */
export function cartRoutes(front: Front): Router {
  const router = Router();
  const { shop } = front.world;

  router.get(
    "/cart",
    route(async (request, response) => {
      response.send(await pageFor(front, request, "cart", { page_title: "Your cart" }).renderTemplate("cart"));
    }),
  );
  router.get("/cart.js", (request, response) => {
    response.json(cartObject(shop, readCart(request.headers.cookie)));
  });
  router.post("/cart/add", (request, response) => {
    const { id = "", quantity = "1" } = request.body as Record<string, string>;
    const lines = readCart(request.headers.cookie);
    if (!findVariant(shop, gid("ProductVariant", id))) return void response.status(404).send("Cannot find variant");
    lines.set(id, Math.min(99, (lines.get(id) ?? 0) + Math.max(1, Math.floor(Number(quantity)) || 1)));
    response.setHeader("Set-Cookie", cartCookie(lines));
    response.redirect(303, "/cart");
  });
  router.post("/cart/change", (request, response) => {
    const { id = "", quantity = "0" } = request.body as Record<string, string>;
    const lines = readCart(request.headers.cookie);
    const wanted = Math.min(99, Math.floor(Number(quantity)) || 0);
    if (wanted > 0) lines.set(id, wanted);
    else lines.delete(id);
    response.setHeader("Set-Cookie", cartCookie(lines));
    response.redirect(303, "/cart");
  });
  // Shopify's cart permalinks: /cart/<variant>:<quantity>,…
  router.get("/cart/:lines([0-9:,]+)", (request, response) => {
    response.setHeader("Set-Cookie", cartCookie(readCart(`cart=${request.params.lines}`)));
    response.redirect("/checkout");
  });
  return router;
}
