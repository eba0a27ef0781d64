import { Router } from "express";

import { html } from "../console/html.ts";
import { type Front, notFound, pageFor, route } from "../storefront/front.ts";
import { STORE_PAGES } from "../storefront/store-pages.ts";
import { findPage } from "./find-page.ts";
import { exhibitsOf } from "./gallery-orders.ts";
import { waitPage } from "./wait-page.ts";

/** Fills in the block's form and sends it, as the buyer would; the gallery around it is not to be scrolled by that. */
const FILL_IN = `
  const { order, contact } = document.currentScript.dataset;
  HTMLElement.prototype.focus = Element.prototype.scrollIntoView = () => undefined;
  addEventListener("load", () => {
    const form = document.querySelector("afterglow-track .ag-form");
    form.elements.order.value = order;
    form.elements.contact.value = contact;
    form.requestSubmit();
  });`;

/** The shop's tracking page with its block, already looked up: the one face that needs a hand on the shop's own site. */
export function galleryBlockRoutes(front: Front): Router {
  const router = Router();
  router.get(
    "/gallery/block/:id",
    route(async (request, response) => {
      const exhibit = exhibitsOf(front.world).find(({ order }) => order.id === request.params.id);
      const content = STORE_PAGES["track"];
      if (!exhibit || !content) return notFound(front, request, response);
      if ((await findPage(front.world, exhibit)) === null) return void response.send(waitPage());
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
