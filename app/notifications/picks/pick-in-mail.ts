import type { PickView } from "#app/recommendations/list-picks.server.ts";
import { writePick, type WrittenPick } from "#app/recommendations/write-pick.ts";
import type { Words } from "#app/words/words.ts";

/** One recommendation as an e-mail shows it, below everything that is about the order; `href` is a whole address. */
export type PickInMail = WrittenPick;

/** Its link is the shop's own page of the product: nothing is measured by it. */
export function writePickForMail(
  pick: PickView,
  shop: { domain: string; storefrontUrl: string | null },
  words: Words,
): PickInMail {
  const origin = (shop.storefrontUrl ?? `https://${shop.domain}`).replace(/\/+$/, "");
  const written = writePick(pick, words);
  return { ...written, href: `${origin}${written.href}` };
}
