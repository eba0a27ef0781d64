import { Liquid, type Template } from "liquidjs";

import { Memo } from "#app/lib/memo.ts";

/** What may stand between `{%` and `%}`: nothing that reads files, repeats without end, or turns checks off. */
export const TAGS = ["if", "unless", "case", "for", "break", "continue", "assign", "capture", "comment", "#"] as const;

/** Texts, lists and small sums. No `raw`, and nothing that makes markup or addresses: what comes out is text. */
export const FILTERS = [
  ...["append", "prepend", "capitalize", "downcase", "upcase", "strip", "lstrip", "rstrip", "squish", "default"],
  ...["strip_newlines", "replace", "replace_first", "remove", "remove_first", "truncate", "truncatewords", "split"],
  ...["size", "first", "last", "join", "map", "reverse", "slice", "sort", "uniq", "where"],
  ...["plus", "minus", "times", "divided_by", "modulo", "round", "ceil", "floor", "abs", "at_least", "at_most"],
];

const NO_FILES = "There are no files to read";

/**
 * One engine for all merchants' words. Limits are per slot: characters read, milliseconds, and what may be kept in
 * memory; they end loops and texts that double themselves. Whatever comes out is text, and is escaped by whoever
 * puts it into HTML: an engine that did so too would show `&amp;` to the shopper.
 */
const engine = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  strictVariables: true,
  dynamicPartials: false,
  relativeReference: false,
  parseLimit: 64_000,
  renderLimit: 50,
  memoryLimit: 2_000_000,
  fs: {
    readFileSync: refuse,
    readFile: () => Promise.reject(new Error(NO_FILES)),
    existsSync: () => false,
    exists: () => Promise.resolve(false),
    resolve: refuse,
  },
});
for (const tag of Object.keys(engine.tags)) if (!(TAGS as readonly string[]).includes(tag)) delete engine.tags[tag];
for (const filter of Object.keys(engine.filters)) if (!FILTERS.includes(filter)) delete engine.filters[filter];

function refuse(): never {
  throw new Error(NO_FILES);
}

const parsed = new Memo<Template[]>(2_000);

/** @throws LiquidError when the source cannot be read */
function parseLiquid(source: string): Template[] {
  return parsed.get(source, () => engine.parse(source));
}

/** Where a source names what it was not given itself: `order.nam` at line 1, column 7. */
export function namedIn(source: string): { path: string[]; line: number; column: number }[] {
  const { globals } = engine.analyzeSync(parseLiquid(source), { partials: false });
  return Object.values(globals).flatMap((uses) =>
    uses.map(({ segments, location }) => ({
      path: segments.map((segment) => (typeof segment === "object" ? "*" : String(segment))),
      line: location.row,
      column: location.col,
    })),
  );
}

/**
 * Text with its values in place.
 * @throws LiquidError when something is not known, or a limit is reached
 */
export function renderLiquid(source: string, values: object): string {
  const template = parseLiquid(source);
  try {
    return String(engine.renderSync(template, values));
  } catch (error) {
    // A pause of the whole process counts against the milliseconds too: only who fails twice has failed.
    if (error instanceof Error && error.message.includes("render limit"))
      return String(engine.renderSync(template, values));
    throw error;
  }
}
