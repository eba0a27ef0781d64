import { shownAt } from "#app/recommendations/pick-settings.ts";
import { type PageState, stageOf } from "#app/shops/page-stage.ts";

import type { OrderStory, StoryPick } from "./story.ts";

/** The picks of those kinds that the merchant shows at this stage. What trouble forbids is not decided here. */
export function picksAtStage({ picks, shop }: OrderStory, state: PageState): StoryPick[] {
  const stage = stageOf(state);
  if (!shop.pickSettings || stage === null || stage === "trouble") return picks;
  return shownAt(picks, shop.pickSettings, stage);
}
