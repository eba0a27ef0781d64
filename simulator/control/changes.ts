import { Router } from "express";
import { z } from "zod";

import { changeCollection, deleteCollection } from "../shopify/change-collection.ts";
import { changeProduct, deleteProduct } from "../shopify/change-product.ts";
import { askPrivacy, redactShop, uninstallApp } from "../shopify/uninstall.ts";
import type { World } from "../world.ts";

const faultSchema = z.object({
  throttleNext: z.number().int().min(0).optional(),
  unavailableNext: z.number().int().min(0).optional(),
  copies: z.number().int().min(1).max(10).optional(),
  reorder: z.number().int().min(1).max(100).optional(),
  redacted: z.boolean().optional(),
});
const productSchema = z.object({
  product: z
    .object({
      ...{ title: z.string(), descriptionHtml: z.string(), status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED"]) },
      heldBackFrom: z.array(z.string()),
    })
    .partial()
    .default({}),
  variants: z
    .object({ priceMinor: z.number().int(), inventory: z.number().int(), continueSelling: z.boolean() })
    .partial()
    .default({}),
});
const collectionSchema = z.object({ title: z.string(), products: z.array(z.string()) }).partial();
const privacySchema = z.object({
  topic: z.enum(["customers/redact", "customers/data_request"]),
  email: z.string(),
});
const webhookSchema = z.object({ topic: z.string(), body: z.unknown() });

/** Faults, products and collections, privacy, the end of the app, and any webhook at all. */
export function changeRoutes(world: World): Router {
  const router = Router();
  router.post("/faults", (request, response) => {
    response.json(Object.assign(world.faults, faultSchema.parse(request.body)));
  });
  router.post("/products/:handle", (request, response) => {
    const { product, variants } = productSchema.parse(request.body);
    response.json(
      changeProduct(world, request.params.handle, { product: defined(product), variants: defined(variants) }),
    );
  });
  router.delete("/products/:handle", (request, response) => {
    deleteProduct(world, request.params.handle);
    response.status(204).end();
  });
  router.post("/collections/:handle", (request, response) => {
    response.json(changeCollection(world, request.params.handle, defined(collectionSchema.parse(request.body))));
  });
  router.delete("/collections/:handle", (request, response) => {
    deleteCollection(world, request.params.handle);
    response.status(204).end();
  });
  router.post("/privacy", (request, response) => {
    const { topic, email } = privacySchema.parse(request.body);
    const customer = world.shop.customers.find((one) => one.email === email);
    if (!customer) throw new Error("No such customer");
    askPrivacy(world, topic, customer);
    response.status(202).end();
  });
  router.post("/uninstall", (_request, response) => {
    uninstallApp(world);
    response.status(204).end();
  });
  router.post("/shop-redact", (_request, response) => {
    redactShop(world);
    response.status(202).end();
  });
  router.post("/webhooks", (request, response) => {
    const { topic, body } = webhookSchema.parse(request.body);
    world.emit(topic, body);
    response.status(202).end();
  });
  return router;
}

/** Without the members that were left out. */
function defined<T extends object>(given: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}
