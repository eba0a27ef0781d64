import { Router } from "express";

import type { Trait } from "../stock-shelves.ts";
import { drawPicture } from "./draw-picture.ts";

/** Pictures of the products, drawn when asked for: `/images/<handle>.svg`. */
export function pictureRouter(traits: Map<string, Trait>): Router {
  const router = Router();
  router.get("/images/:name.svg", (request, response) => {
    const handle = request.params.name;
    const trait = traits.get(handle);
    if (!trait) return void response.status(404).end();
    response
      .type("image/svg+xml")
      .set({ "Cache-Control": "public, max-age=86400", "Access-Control-Allow-Origin": "*" })
      .send(drawPicture(handle, trait));
  });
  return router;
}
