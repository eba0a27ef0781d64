import { type Db, db } from "#app/db.server.ts";
import { afterwards, finishAfterwards } from "#app/lib/afterwards.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { writeBehind } from "#app/lib/write-behind.ts";
import { logger } from "#app/logger.server.ts";

import { type DatedFact, type NewFact, REPEAT_SECONDS, withoutRepeats } from "./fact.ts";

/** Appends one fact, unless it was just told; facts are never changed. Resolves when it is stored. */
export async function recordFact(db: Db, shop: string, fact: NewFact): Promise<void> {
  await storeFacts(db, [dated(shop, fact)]);
}

const queue = writeBehind<DatedFact>((facts) => storeFacts(db, facts));

/**
 * Counts a fact without letting the shopper wait for it. A fact that could not be stored is missing in the
 * figures and in nothing else, so it is logged and forgotten.
 */
export function countFact(shop: string, fact: NewFact): void {
  afterwards(queue.add(dated(shop, fact)), (error) =>
    logger.error({ err: error, shop, kind: fact.kind }, "fact not stored"),
  );
}

/** Resolves when everything counted so far is stored. */
export const factsStored = finishAfterwards;

function dated(shop: string, { kind, orderId, props = {} }: NewFact): DatedFact {
  return { shop, kind, orderId: orderId ?? null, happenedAt: new Date(), props };
}

/** Every visit ends here: for statements written by hand nothing has to be compiled. */
async function storeFacts(db: Db, facts: DatedFact[]): Promise<void> {
  const kept = withoutRepeats(facts, await findRecent(db, facts));
  if (kept.length === 0) return;
  const rows = kept.map((fact) => ({ id: timeOrderedId(fact.happenedAt), ...fact, props: fact.props ?? {} }));
  await db.$executeRaw`
    insert into "Fact" (id, shop, kind, "orderId", "happenedAt", props)
    select id, shop, kind, "orderId", "happenedAt", props
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as fact (id uuid, shop text, kind text, "orderId" uuid, "happenedAt" timestamptz, props jsonb)`;
}

async function findRecent(db: Db, facts: DatedFact[]): Promise<DatedFact[]> {
  const orderIds = [...new Set(facts.flatMap((fact) => fact.orderId ?? []))];
  if (orderIds.length === 0) return [];
  const shops = [...new Set(facts.map((fact) => fact.shop))];
  const oldest = Math.min(...facts.map((fact) => fact.happenedAt.getTime()));
  return db.$queryRaw`
    select shop, kind, "orderId", "happenedAt", props from "Fact"
     where shop = any(${shops}) and "orderId" = any(${orderIds}::uuid[])
       and "happenedAt" > ${new Date(oldest - REPEAT_SECONDS * 1_000)}`;
}
