import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";

import type { OwnedProduct, Purchase } from "./regret.ts";
import type { Repeat, ScoredCandidate } from "./scored-candidate.ts";

const DAY = 86_400_000;
/** So many imagined buyers who never came back stand beside the real ones: three people make no habit. */
const DOUBT = 3;

/** The candidates, with the rhythm of what the person has bought before; what of it is not among them is added. */
export async function addRefills(
  shop: string,
  { owned }: Pick<Purchase, "owned">,
  scored: readonly ScoredCandidate[],
  now: Date,
): Promise<ScoredCandidate[]> {
  const gids = [...owned].filter(([, one]) => one.kept).map(([gid]) => gid);
  if (gids.length === 0) return [...scored];
  const rows = await db.productRhythm.findMany({ where: { shop, productGid: { in: gids } } });
  const repeats = new Map(
    rows.flatMap(({ productGid, buyers, again, medianGapDays }) => {
      const theirs = owned.get(productGid);
      return theirs ? [[productGid, repeatOf(theirs, again / (buyers + DOUBT), medianGapDays, now)] as const] : [];
    }),
  );
  const known = scored.map((one) => ({ ...one, repeat: one.repeat ?? repeats.get(one.product.gid) ?? null }));
  for (const { product } of scored) repeats.delete(product.gid);
  const products = repeats.size === 0 ? [] : await findProducts(shop, [...repeats.keys()]);
  const added = products.map((product): ScoredCandidate => {
    const repeat = repeats.get(product.gid) ?? null;
    // As likely as that the people who bought it buy it again.
    const score = Math.log((repeat?.repeatShare ?? 0) / (1 - (repeat?.repeatShare ?? 0)));
    return { product, score, together: null, next: null, alike: null, popularity: 0, repeat, isCold: false };
  });
  return [...known, ...added];
}

function repeatOf(theirs: OwnedProduct, repeatShare: number, medianGapDays: number, now: Date): Repeat {
  const daysSinceLast = Math.floor((now.getTime() - theirs.lastBoughtAt.getTime()) / DAY);
  return { times: theirs.times, daysSinceLast, medianGapDays, repeatShare };
}
