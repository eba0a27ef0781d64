import type { FactKind, Surface } from "./fact-kind.ts";

export interface NewFact {
  kind: FactKind;
  orderId?: string;
  /** Small and impersonal: where it happened, a position, a product's gid, the order's stage. */
  props?: FactProps;
}

export type FactProps = { surface?: Surface } & Record<string, string | number | boolean>;

/** A fact with its shop and its moment, as it is stored. */
export interface DatedFact {
  shop: string;
  kind: string;
  orderId: string | null;
  happenedAt: Date;
  props: unknown;
}

/** Within so many seconds the same thing about the same order is one thing: reloads, double taps, an impatient script. */
export const REPEAT_SECONDS = 30;

/**
 * Leaves out what says again what was said less than {@link REPEAT_SECONDS} ago: the same kind, about the same
 * order, with the same props. Facts without an order have nothing to tell them apart by and all count.
 * @param known facts already stored, of the last {@link REPEAT_SECONDS} at least
 */
export function withoutRepeats(fresh: readonly DatedFact[], known: readonly DatedFact[]): DatedFact[] {
  const last = new Map(known.toSorted(byTime).map((fact) => [sameness(fact), fact.happenedAt.getTime()]));
  return fresh.toSorted(byTime).filter((fact) => {
    if (fact.orderId === null) return true;
    const key = sameness(fact);
    const at = fact.happenedAt.getTime();
    const isRepeat = at - (last.get(key) ?? -Infinity) < REPEAT_SECONDS * 1_000;
    if (!isRepeat) last.set(key, at);
    return !isRepeat;
  });
}

function byTime(one: DatedFact, other: DatedFact): number {
  return one.happenedAt.getTime() - other.happenedAt.getTime();
}

/** Props come back from the database in another order than they went in. */
function sameness({ shop, orderId, kind, props }: DatedFact): string {
  const sorted = Object.entries(props ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([shop, orderId, kind, sorted]);
}
