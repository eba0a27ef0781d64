import { productPath } from "#app/catalog/product-path.ts";
import { clip } from "#app/lib/clip.ts";
import { formatMoney } from "#app/lib/money.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { MessageKey } from "#app/words/catalogs.ts";
import type { Words } from "#app/words/words.ts";

import type { PickView } from "./list-picks.server.ts";
import { PICK_KINDS, type PickKind } from "./pick-kind.ts";

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
  /** "Goes well with Linen throw": what kind of pick it is, and of what it follows. */
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

/** What each kind says; the title of what was bought stands in those that need one. */
const SAYING: Readonly<Record<PickKind, MessageKey>> = {
  hand_picked: "picks.hand_picked_for",
  completes: "picks.completes",
  step_up: "picks.step_up",
  because_bought: "picks.because_bought",
  refill: "picks.refill",
  new_arrival: "picks.new_arrival",
  best_seller: "picks.best_seller",
};
/** What the rest of them says without that title. */
const ALONE: ReadonlySet<string> = new Set<PickKind>(["refill", "best_seller"]);

function becauseOf({ kind, becauseTitle, isNew }: Offered, words: Words): string | null {
  const known = PICK_KINDS.find((one) => one === kind);
  if (!known) return null;
  if (known === "hand_picked" && becauseTitle === null) return words.say("picks.hand_picked");
  if (becauseTitle === null && !ALONE.has(known)) return null;
  // Never sold is not yet new: it may have waited for years.
  const key = known === "new_arrival" && !isNew ? "picks.similar" : SAYING[known];
  return words.say(key, { title: clip(becauseTitle ?? "", 60) });
}
