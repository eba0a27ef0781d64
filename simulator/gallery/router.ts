import { readFileSync } from "node:fs";

import { Router } from "express";
import { z } from "zod";

import { LANGUAGES } from "../storefront/languages.ts";
import type { World } from "../world.ts";
import { themePageUrl } from "./faces.ts";
import { findPage } from "./find-page.ts";
import { galleryPage } from "./gallery-page.ts";
import { exhibitsOf, makeExhibits } from "./gallery-orders.ts";
import { waitPage } from "./wait-page.ts";

const language = z.enum(LANGUAGES.map(({ code }) => code) as [string, ...string[]]).catch("en");
const lookSchema = z.object({
  width: z.enum(["phone", "desktop"]).catch("phone"),
  scheme: z.enum(["light", "dark"]).catch("light"),
  language,
});

/** A page for people to look at: every state of an order in every face. */
export function galleryRouter(world: World): Router {
  const router = Router();
  const css = readFileSync(new URL("gallery.css", import.meta.url), "utf8");
  router.get("/gallery/gallery.css", (_request, response) => void response.type("css").send(css));
  router.get("/gallery", (request, response) => {
    response.send(galleryPage(world, lookSchema.parse(request.query)));
  });
  router.post("/gallery", (_request, response) => {
    makeExhibits(world);
    response.redirect(303, "/gallery");
  });
  router.get("/gallery/page/:id", (request, response, next) => {
    const exhibit = exhibitsOf(world).find(({ order }) => order.id === request.params.id);
    if (!exhibit) return void response.status(404).send("There is no such order.");
    const wish = language.parse(request.query.language);
    findPage(world, exhibit).then((path) => {
      if (path === null) response.send(waitPage());
      else response.redirect(303, themePageUrl(world, path, wish));
    }, next);
  });
  return router;
}
