import type { PickView } from "#app/recommendations/list-picks.server.ts";
import { writePick, type WrittenPick } from "#app/recommendations/write-pick.ts";
import type { Words } from "#app/words/words.ts";

/** One recommendation as an e-mail shows it, below everything that is about the order; `href` is a whole address. */
export type PickInMail = WrittenPick;

/**
 * @param clickId what a click is counted by, on the way to the product's page in the shop; without one the link leads
 * there straight, and nothing is counted
 */
export function writePickForMail(
  pick: PickView,
  shop: { domain: string; storefrontUrl: string | null; pathPrefix: string },
  words: Words,
  clickId: string | null,
): PickInMail {
  const origin = (shop.storefrontUrl ?? `https://${shop.domain}`).replace(/\/+$/, "");
  const written = writePick(pick, words);
  const path = clickId === null ? written.href : `${shop.pathPrefix}/c/${clickId}/${encodeURIComponent(pick.handle)}`;
  return { ...written, href: `${origin}${path}` };
}
