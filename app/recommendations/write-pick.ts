import { productPath } from "#app/catalog/product-path.ts";
import { clip } from "#app/lib/clip.ts";
import { formatMoney } from "#app/lib/money.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { Words } from "#app/words/words.ts";

import type { PickView } from "./list-picks.server.ts";

/** A recommendation in the reader's words, whatever shows it. */
export interface WrittenPick {
  title: string;
  /** https; null when the product has no picture. */
  imageUrl: string | null;
  imageAlt: string;
  /** "€24.00", in the reader's way of writing. */
  price: string;
  /** Path of its page in the shop. */
  href: string;
  /** "Goes well with Linen throw"; null for what simply sells well. */
  because: string | null;
}

/** A stored kind may be one that this version does not know. */
type Offered = Omit<PickView, "productGid" | "kind"> & { kind: string };

/** @param pick titles and pictures as the shop has them: cut and checked here */
export function writePick(pick: Offered, words: Words): WrittenPick {
  return {
    title: clip(pick.title),
    imageUrl: webAddress(pick.imageUrl),
    imageAlt: clip(pick.imageAlt ?? ""),
    price: formatMoney(pick.priceMinor, pick.currency, words.format),
    href: productPath(pick.handle),
    because: becauseOf(pick, words),
  };
}

/** Kinds that name what was bought, and the words for it. */
const BECAUSE: Record<string, "picks.completes" | "picks.similar"> = {
  completes: "picks.completes",
  because_bought: "picks.completes",
  new_arrival: "picks.similar",
};

function becauseOf({ kind, becauseTitle }: Offered, words: Words): string | null {
  const key = BECAUSE[kind];
  return becauseTitle === null || !key ? null : words.say(key, { title: clip(becauseTitle, 60) });
}
