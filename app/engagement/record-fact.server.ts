import type { Db } from "#app/db.server.ts";

import type { FactKind } from "./fact-kind.ts";

export interface NewFact {
  kind: FactKind;
  orderId?: string;
  /** Small and impersonal: a position, a product's gid. */
  props?: Record<string, string | number | boolean>;
}

/** Appends one fact; facts are never changed. */
export async function recordFact(db: Db, shop: string, { kind, orderId, props = {} }: NewFact): Promise<void> {
  await db.fact.create({ data: { shop, kind, orderId: orderId ?? null, props } });
}
