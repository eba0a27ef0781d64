import { Router } from "express";

import { html } from "../console/html.ts";
import { type Front, notFound, pageFor, route } from "../storefront/front.ts";
import { STORE_PAGES } from "../storefront/store-pages.ts";
import { exhibitsOf } from "./gallery-orders.ts";

/** Fills in the block's form and sends it, as the buyer would; again until the app has read the order. */
const FILL_IN = `
  const { order, contact } = document.currentScript.dataset;
  const fillIn = () => {
    const form = document.querySelector("afterglow-track .ag-form");
    if (!form) return;
    form.elements.order.value = order;
    form.elements.contact.value = contact;
    form.requestSubmit();
    setTimeout(fillIn, 3000);
  };
  addEventListener("load", fillIn);`;

/** The shop's tracking page with its block, already looked up: the one face that needs a hand on the shop's own site. */
export function galleryBlockRoutes(front: Front): Router {
  const router = Router();
  router.get(
    "/gallery/block/:id",
    route(async (request, response) => {
      const exhibit = exhibitsOf(front.world).find(({ order }) => order.id === request.params.id);
      const content = STORE_PAGES["track"];
      if (!exhibit || !content) return notFound(front, request, response);
      const page = { handle: "track", url: "/pages/track", ...content };
      const shown = pageFor(front, request, "page", { page, page_title: content.title });
      const { order, buyer } = exhibit;
      const open = html`<script data-order="${order.name}" data-contact="${buyer.email}">`;
      const body = await shown.renderTemplate("page.track");
      response.send(body.replace("</body>", () => `${open.text}${FILL_IN}</script></body>`));
    }),
  );
  return router;
}
