import { addRefills } from "./add-refills.server.ts";
import { findAlike } from "./find-alike.server.ts";
import { findHistory } from "./find-history.server.ts";
import { findPurchase } from "./find-purchase.server.ts";
import { explainPicks, type LeftOut, type Pick } from "./pick.ts";
import type { Purchase } from "./regret.ts";
import { findWishes, type WishedFor } from "./rules/find-wishes.server.ts";
import { scoreCandidates } from "./score-candidates.server.ts";

/** The picks of an order, with all that they were made of. */
export interface MadePicks extends WishedFor {
  purchase: Purchase;
  picks: Pick[];
  leftOut: LeftOut[];
}

/** Makes the picks of an order from what is known now, and stores nothing; null when this shop has no such order. */
export async function makePicks(shop: string, orderId: string, now: Date): Promise<MadePicks | null> {
  const [purchase, history] = await Promise.all([findPurchase(shop, orderId), findHistory(shop, orderId)]);
  if (!purchase || !history) return null;
  const { bought } = purchase;
  const alike = await findAlike(shop, bought, now);
  const scored = await scoreCandidates(shop, { bought, ...history, alike }, now);
  const wished = await findWishes(shop, purchase, await addRefills(shop, purchase, scored, now));
  return { purchase, ...wished, ...explainPicks(purchase, wished.candidates, wished.wishes, now) };
}
