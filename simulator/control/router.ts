import { type NextFunction, type Request, type Response, Router, json } from "express";
import { ZodError } from "zod";

import type { World } from "../world.ts";
import { changeRoutes } from "./changes.ts";
import { orderRoutes } from "./orders.ts";
import { stateOf } from "./state.ts";

/** A JSON door for the demo and for tests, under `/control`: make things happen, see what happened. */
export function controlRouter(world: World): Router {
  const router = Router();
  router.use("/control", json({ limit: "1mb" }));
  router.get("/control/state", (_request, response) => void response.json(stateOf(world)));
  router.get("/control/webhooks", (_request, response) => {
    response.json(world.webhooks.map(({ body: _body, ...log }) => log));
  });
  router.use("/control", orderRoutes(world), changeRoutes(world));
  router.use("/control", (error: Error, _request: Request, response: Response, _next: NextFunction) => {
    const wrong = error instanceof ZodError;
    response.status(wrong ? 400 : 422).json({ error: wrong ? error.issues : error.message });
  });
  return router;
}
