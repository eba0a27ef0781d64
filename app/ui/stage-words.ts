/** The four parts of an order's way, as merchants choose them. */
export const STAGE_WORDS = {
  before_shipping: "Before shipping",
  on_the_way: "On the way",
  delivered: "Delivered",
  trouble: "Something is wrong",
} as const;

export type StageName = keyof typeof STAGE_WORDS;
export const STAGE_NAMES = Object.keys(STAGE_WORDS) as StageName[];
