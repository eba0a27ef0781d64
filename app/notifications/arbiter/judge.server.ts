import type { Sql } from "#app/lib/prepared-sql.server.ts";

import { decideInTurn, type Verdict } from "./door.ts";
import { readGateFacts } from "./gate-facts.server.ts";

/**
 * Decides what becomes of messages that are about to leave; the caller holds their rows. Messages of one order never
 * pass the door in two claims at once: whoever comes second is left out of the answer and stays due.
 * @param ids in the order in which they would leave
 */
export async function judge(tx: Sql, ids: string[]): Promise<{ id: string; verdict: Verdict }[]> {
  if (ids.length === 0) return [];
  const facts = await readGateFacts(tx, await takeOrders(tx, ids));
  const [first] = facts;
  if (!first) return [];
  return decideInTurn(facts, ({ rules }) => rules, first.now).map(({ facts: { id }, verdict }) => ({ id, verdict }));
}

/** Messages whose order is nobody else's until the transaction ends, in the order given. */
async function takeOrders(tx: Sql, ids: string[]): Promise<string[]> {
  // Materialized: a plan that asks for locks while it still looks for the rows would lock orders of other messages too.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with asked as materialized (select id, "orderId" from "Message" where id = any(${ids}::uuid[]))
    select id from asked where pg_try_advisory_xact_lock(hashtextextended("orderId"::text, 0))`;
  const taken = new Set(rows.map((row) => row.id));
  return ids.filter((id) => taken.has(id));
}
