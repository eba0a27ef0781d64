import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { NextFunction, Request, RequestHandler, Response } from "express";

import type { World } from "../world.ts";
import { readCart } from "./objects/cart-object.ts";
import { languageOf } from "./languages.ts";
import { globalObjects } from "./objects/global-objects.ts";
import { openExtension } from "./render/app-block.ts";
import { Page } from "./render/page.ts";
import { openTheme, type Theme } from "./render/theme.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const THEME_FOLDER = join(HERE, "theme");
/** The app's own theme extension: the real blocks are rendered, not copies. */
export const EXTENSION_FOLDER = join(HERE, "../../extensions/afterglow-theme");
export const EXTENSION_ASSETS = "/extensions/afterglow/assets";

/** What every route of the storefront works with. */
export interface Front {
  world: World;
  theme: Theme;
}

export function openFront(world: World, extensionFolder = EXTENSION_FOLDER): Front {
  const extension = openExtension(extensionFolder, EXTENSION_ASSETS, world.shop);
  return { world, theme: openTheme(THEME_FOLDER, extension, world.shop) };
}

/** A page for this visitor: with their cart, and the objects of the thing they look at. */
export function pageFor(front: Front, request: Request, pageType: string, objects: Record<string, unknown> = {}): Page {
  const cart = readCart(request.headers.cookie);
  const globals = globalObjects(front.world, { path: request.path, pageType, cart, language: languageOf(request) });
  return new Page(front.theme, { ...globals, page_title: front.world.shop.name, ...objects });
}

/** An async route whose failures reach Express. */
export function route(answer: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    answer(request, response).catch(next);
  };
}

export async function notFound(front: Front, request: Request, response: Response): Promise<void> {
  const page = pageFor(front, request, "404", { page_title: "Page not found" });
  response.status(404).send(await page.renderTemplate("404"));
}
