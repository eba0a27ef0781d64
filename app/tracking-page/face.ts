import type { PageLook } from "#app/shops/page-look.ts";
import type { Words } from "#app/words/words.ts";

/** Where the HTML goes: into the theme through Shopify's Liquid, or as it is into an element of a page. */
export interface Face {
  kind: "liquid" | "fragment";
  /** Path of the shop under which we are mounted, e.g. `/apps/track`. */
  pathPrefix: string;
  /** How the brand shows; an element on a page brings its own looks. */
  look: PageLook;
  /** Path of this order's own page, for looking again and for counting clicks; null without one. */
  ownPath: string | null;
  /** For one sending of one form that changes something, made when a form asks; left out where there is none. */
  formToken?: () => string;
  /** What the form and its answers are told in. An order's page brings words of its own. */
  words: Words;
  /** The languages this visitor asked for, most wanted first. */
  wishes: readonly (string | null)[];
}

/** Headings start at 1 on a page of our own and at 2 inside somebody else's. */
export function headingLevel(face: Pick<Face, "kind">, depth: 0 | 1 | 2): number {
  return (face.kind === "liquid" ? 1 : 2) + depth;
}
