import { parsePickSettings, type PickStage, shownAt } from "#app/recommendations/pick-settings.ts";

/** How far an order is when a message of this kind leaves; other kinds carry no picks. */
const STAGE_OF: Readonly<Record<string, PickStage>> = {
  order_confirmed: "before_shipping",
  shipped: "on_the_way",
  in_transit: "on_the_way",
  delivered: "delivered",
};

/** The picks of those kinds that the merchant shows at the stage of a message. @param stored `Shop.pickSettings` */
export function picksInMail<P extends { kind: string }>(picks: readonly P[], stored: unknown, kind: string): P[] {
  const stage = STAGE_OF[kind];
  return stage ? shownAt(picks, parsePickSettings(stored), stage) : [...picks];
}
