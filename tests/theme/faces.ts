import { parseBrand } from "#app/shops/brand.ts";
import { lookOf } from "#app/shops/page-look.ts";
import type { Face } from "#app/tracking-page/face.ts";
import { ENGLISH } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

const SHARED = {
  pathPrefix: "/apps/track",
  look: lookOf(parseBrand({ accentColor: "#7a3b2e" })),
  ownPath: "/apps/track/t/AAAAAAAAAAAAAAAAAAAAAA",
  words: wordsIn(ENGLISH),
  wishes: [],
};

/** An order's page in the theme, and the same for an element of an open page. */
export const LIQUID: Face = { ...SHARED, kind: "liquid" };
export const FRAGMENT: Face = { ...SHARED, kind: "fragment" };
