import { Router } from "express";

import { placeOrder } from "../shopify/place-order.ts";
import { statusPageUrl } from "../shopify/status-page.ts";
import { missingFields, shopperFrom } from "./checkout-form.ts";
import { COUNTRIES } from "./countries.ts";
import { type Front, route } from "./front.ts";
import { cartCookie, cartObject, readCart } from "./objects/cart-object.ts";
import { renderCheckout } from "./render-checkout.ts";

const SHIPPING = { title: "Standard", minor: 490 };

/** Shopify's checkout in one step: who you are, where it goes, pay. A real order comes out of it. */
export function checkoutRoutes(front: Front): Router {
  const router = Router();
  const { world } = front;
  const { shop } = world;

  router.get(
    "/checkout",
    route(async (request, response) => {
      const cart = cartObject(shop, readCart(request.headers.cookie));
      if (cart.item_count === 0) return response.redirect("/cart");
      const total = cart.total_price + SHIPPING.minor;
      const view = { cart, shipping: SHIPPING, total, countries: COUNTRIES, form: {}, missing: [] };
      response.send(await renderCheckout(front, "checkout", view));
    }),
  );
  router.post(
    "/checkout",
    route(async (request, response) => {
      const form = request.body as Record<string, string>;
      const cart = cartObject(shop, readCart(request.headers.cookie));
      if (cart.item_count === 0) return response.redirect(303, "/cart");
      const missing = missingFields(form);
      if (missing.length > 0) {
        const total = cart.total_price + SHIPPING.minor;
        const view = { cart, shipping: SHIPPING, total, countries: COUNTRIES, form, missing };
        return void response.status(422).send(await renderCheckout(front, "checkout", view));
      }
      const order = placeOrder(world, {
        customer: shopperFrom(world, form),
        lines: cart.items.map((item) => ({ variantGid: item.variant_gid, quantity: item.quantity })),
        shippingTitle: SHIPPING.title,
        shippingMinor: SHIPPING.minor,
      });
      response.setHeader("Set-Cookie", cartCookie(new Map()));
      response.redirect(303, `${statusPageUrl(world, order)}&first=1`);
    }),
  );
  return router;
}
