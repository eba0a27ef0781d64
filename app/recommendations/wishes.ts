import { PICK_KINDS, type PickKind } from "./pick-kind.ts";

/** What the merchant's rules and settings come to for one order and its candidates. */
export interface Wishes {
  /** Kinds that may be chosen at all. */
  kinds: ReadonlySet<PickKind>;
  /** Products that rules name for this order, best first. They must be among the candidates, and are held against regret like all others. */
  handPicked: readonly HandPicked[];
  /** Products that are never to be shown with this order. */
  excluded: ReadonlySet<string>;
  /** What is added to the score of a product; negative numbers hold it back. */
  boosts: ReadonlyMap<string, number>;
}

export interface HandPicked {
  gid: string;
  /** The bought product for which the rule names it; null when it is pinned for every order. */
  becauseGid: string | null;
}

/** A merchant who has said nothing. */
export const NO_WISHES: Wishes = {
  kinds: new Set(PICK_KINDS),
  handPicked: [],
  excluded: new Set(),
  boosts: new Map(),
};
