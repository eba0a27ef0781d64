import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Liquid } from "liquidjs";

import { addFilters, type FilterWorld } from "./filters.ts";
import { takeApart } from "./source.ts";
import { addTags } from "./tags.ts";

/** Liquid as Shopify speaks it, with `{% render %}` reading from the `snippets` folder of a theme or extension. */
export function createEngine(folder: string, world: FilterWorld): Liquid {
  const read = (path: string) => takeApart(readFileSync(path, "utf8")).liquid;
  const engine = new Liquid({
    strictFilters: true,
    partials: join(folder, "snippets"),
    root: join(folder, "snippets"),
    relativeReference: false,
    timezoneOffset: world.timezone,
    fs: {
      exists: (path) => Promise.resolve(existsSync(path)),
      existsSync,
      readFile: (path) => Promise.resolve(read(path)),
      readFileSync: read,
      resolve: (directory, file) => join(directory, `${file}.liquid`),
    },
  });
  addFilters(engine, world);
  addTags(engine);
  return engine;
}
