import { type Response, Router, json } from "express";

import type { World } from "../world.ts";
import { API_VERSION } from "./api-version.ts";
import { createAdminApi } from "./graphql/execute.ts";
import { oauthRouter } from "./oauth.ts";
import { gid } from "./store.ts";

/** Shopify's own addresses: tokens, Admin API, results of bulk operations. */
export function shopifyRouter(world: World, scopes: string): Router {
  const router = Router();
  const answer = createAdminApi(world, scopes);
  router.use(oauthRouter(world, scopes));
  router.post("/shops/:shop/admin/api/:version/graphql.json", json({ limit: "10mb" }), (request, response, next) => {
    if (!allowed(world, request.params["shop"] ?? "", request.get("X-Shopify-Access-Token"))) {
      return refuse(response, 401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
    }
    if (request.params["version"] !== API_VERSION) return refuse(response, 404, "Not Found");
    if (world.faults.unavailableNext > 0) {
      world.faults.unavailableNext -= 1;
      return refuse(response, 503, "Service Unavailable");
    }
    response.set("X-Shopify-API-Version", API_VERSION);
    answer(request.body as Record<string, unknown>).then((body) => response.json(body), next);
  });
  router.get("/bulk/:id.jsonl", (request, response) => {
    const operation = world.shop.bulkOperations.find((one) => one.gid === gid("BulkOperation", request.params.id));
    if (operation?.jsonl === undefined || operation.jsonl === null) return refuse(response, 404, "Not Found");
    response.type("application/jsonl").send(operation.jsonl);
  });
  return router;
}

function allowed(world: World, shop: string, accessToken: string | undefined): boolean {
  const token = world.shop.tokens.find((one) => one.accessToken === accessToken);
  return shop === world.shop.domain && token !== undefined && token.expiresAt > world.now();
}

function refuse(response: Response, status: number, errors: string): void {
  response.status(status).json({ errors });
}
