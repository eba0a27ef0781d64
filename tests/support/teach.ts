import { db } from "#app/db.server.ts";
import { LAYOUT } from "#app/recommendations/model/feature.ts";
import { packFloats } from "#app/recommendations/model/pack.ts";
import { at, SALES, SIGNAL_COUNT } from "#app/recommendations/model/signal.ts";

/** Orders of every product, of which the pairs are a part. */
const ORDERS = 20;

/** What a shop is to know. */
export interface Lesson {
  /** Product → what others bought along with it, and in how many orders. */
  together?: Record<string, Record<string, number>>;
  /** Product → orders of the last weeks. */
  selling?: Record<string, number>;
}

/** Lets a shop know by hand what it would learn from many orders. Replaces what it knew. */
export async function teach(shop: string, { together = {}, selling = {} }: Lesson): Promise<void> {
  await db.productEvidence.deleteMany({ where: { shop } });
  await db.recommenderModel.deleteMany({ where: { shop } });
  const popular = Object.keys(selling).sort((one, other) => (selling[other] ?? 0) - (selling[one] ?? 0));
  const today = Math.floor(Date.now() / 86_400_000);
  await db.recommenderModel.create({
    data: {
      shop,
      layout: LAYOUT,
      today,
      volumes: SALES.map(() => ORDERS),
      learnedAt: new Date(),
      orders: ORDERS,
      popular,
      cold: [],
    },
  });
  const met = Object.values(together).flatMap((others) => Object.keys(others));
  for (const productGid of new Set([...Object.keys(together), ...met, ...popular])) {
    const others = Object.entries(together[productGid] ?? {});
    const signals = new Float32Array(others.length * SIGNAL_COUNT);
    for (const [place, [, orders]] of others.entries()) {
      for (const signal of ["cosine120", "cosine720"] as const)
        signals[place * SIGNAL_COUNT + at[signal]] = orders / ORDERS;
      signals[place * SIGNAL_COUNT + at.share] = orders / (ORDERS + 5);
    }
    const lately = selling[productGid] ?? 0;
    const sold: Partial<Record<(typeof SALES)[number], number>> = {
      ...{ orders30: lately, orders60: lately, orders365: lately, fading20: lately },
      ...{ orders: ORDERS, lastDay: today },
    };
    const sales = Float32Array.from(SALES, (column) => sold[column] ?? 0);
    await db.productEvidence.create({
      data: {
        ...{ shop, productGid, others: others.map(([gid]) => gid) },
        ...{ signals: new Uint8Array(packFloats(signals)), sales: new Uint8Array(packFloats(sales)) },
      },
    });
  }
}
