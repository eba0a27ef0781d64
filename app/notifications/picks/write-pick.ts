import { productPath } from "#app/catalog/product-path.ts";
import { clip } from "#app/lib/clip.ts";
import { formatMoney } from "#app/lib/money.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { PickKind } from "#app/recommendations/pick.ts";
import type { Words } from "#app/words/words.ts";

import type { PickInMail } from "./pick-in-mail.ts";

interface Offered {
  handle: string;
  title: string;
  imageUrl: string | null;
  imageAlt: string | null;
  priceMinor: number;
  currency: string;
  kind: PickKind;
  becauseTitle: string | null;
}

/** A recommendation in the reader's words. Its link is the shop's own page of the product: nothing is measured by it. */
export function writePick(
  pick: Offered,
  shop: { domain: string; storefrontUrl: string | null },
  words: Words,
): PickInMail {
  const origin = (shop.storefrontUrl ?? `https://${shop.domain}`).replace(/\/+$/, "");
  const { kind, becauseTitle } = pick;
  const explained = becauseTitle !== null && (kind === "completes" || kind === "similar");
  return {
    title: clip(pick.title),
    imageUrl: webAddress(pick.imageUrl),
    imageAlt: clip(pick.imageAlt ?? ""),
    price: formatMoney(pick.priceMinor, pick.currency, words.format),
    href: `${origin}${productPath(pick.handle)}`,
    because: explained ? words.say(`picks.${kind}`, { title: clip(becauseTitle, 60) }) : null,
  };
}
