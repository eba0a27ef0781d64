import type { Brand } from "./brand.ts";
import type { PageStage } from "./page-stage.ts";

export interface StageLink {
  kind: "return" | "reorder" | "review";
  href: string;
}

/**
 * The merchant's links for this stage, in reading order; none without an address.
 * @param stage of `stageOf`; null shows none
 * @param daysSinceDelivery whole days since the last parcel arrived, null while one is under way
 */
export function linksAt(brand: Brand, stage: PageStage | null, daysSinceDelivery: number | null): StageLink[] {
  if (stage === null) return [];
  const isReviewTime = daysSinceDelivery !== null && daysSinceDelivery >= brand.reviewAfterDays;
  const links: (StageLink & { shows: boolean })[] = [
    { kind: "return", href: brand.returnsUrl, shows: brand.returnsStages.includes(stage) },
    { kind: "reorder", href: brand.reorderUrl, shows: brand.reorderStages.includes(stage) },
    { kind: "review", href: brand.reviewUrl, shows: stage === "delivered" && isReviewTime },
  ];
  return links.flatMap(({ kind, href, shows }) => (shows && href !== "" ? [{ kind, href }] : []));
}

/** Whether the shopper is offered the contact. Never hidden while something is wrong or nothing more will come. */
export function showsContact(brand: Brand, stage: PageStage | null): boolean {
  return stage === null || stage === "trouble" || brand.contactStages.includes(stage);
}
