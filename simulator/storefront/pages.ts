import { Router } from "express";

import { findProduct, idOf } from "../shopify/store.ts";
import { type Front, notFound, pageFor, route } from "./front.ts";
import { collectionObject, paginateObject } from "./objects/collection-object.ts";
import { productObject } from "./objects/product-object.ts";
import { STORE_PAGES } from "./store-pages.ts";

/** Home, collections, products and the shop's own pages. */
export function pageRoutes(front: Front): Router {
  const router = Router();
  const { shop } = front.world;

  router.get(
    "/",
    route(async (request, response) => {
      response.send(await pageFor(front, request, "index").renderTemplate("index"));
    }),
  );
  router.get("/collections", (_request, response) => response.redirect("/collections/all"));
  router.get(
    "/collections/:handle",
    route(async (request, response) => {
      const handle = request.params.handle ?? "";
      const page = Math.max(1, Math.floor(Number(request.query.page)) || 1);
      const collection = collectionObject(shop, handle, page);
      if (!collection) return notFound(front, request, response);
      const objects = { collection, paginate: paginateObject(shop, handle, page), page_title: collection.title };
      response.send(await pageFor(front, request, "collection", objects).renderTemplate("collection"));
    }),
  );
  router.get("/products/:handle.js", (request, response) => {
    const product = findProduct(shop, request.params.handle);
    if (!product) return void response.status(404).json({ status: 404, message: "Not Found" });
    response.json(productObject(product));
  });
  router.get(
    "/products/:handle",
    route(async (request, response) => {
      const product = findProduct(shop, request.params.handle ?? "");
      if (!product || product.status !== "ACTIVE") return notFound(front, request, response);
      const chosen = product.variants.find((variant) => idOf(variant.gid) === request.query.variant);
      const object = productObject(product);
      const selected = object.variants.find((variant) => String(variant.id) === (chosen ? idOf(chosen.gid) : ""));
      const objects = {
        product: {
          ...object,
          selected_or_first_available_variant: selected ?? object.selected_or_first_available_variant,
        },
        page_title: product.title,
      };
      response.send(await pageFor(front, request, "product", objects).renderTemplate("product"));
    }),
  );
  router.get(
    "/pages/:handle",
    route(async (request, response) => {
      const handle = request.params.handle ?? "";
      const content = STORE_PAGES[handle];
      if (!content) return notFound(front, request, response);
      const page = { handle, url: `/pages/${handle}`, ...content };
      const suffixed = `page.${handle}`;
      const template = front.theme.hasTemplate(suffixed) ? suffixed : "page";
      const objects = { page, page_title: content.title };
      response.send(await pageFor(front, request, "page", objects).renderTemplate(template));
    }),
  );
  return router;
}
