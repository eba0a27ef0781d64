/** Colors of a product and of its picture. */
export type Palette = "clay" | "sage" | "oat" | "ink" | "rust" | "fog" | "moss" | "honey" | "blush" | "chalk";

/** Occasions that bring products together: whoever buys a teapot may want cups and tea. */
export type Occasion =
  | "tea"
  | "coffee"
  | "breakfast"
  | "supper"
  | "baking"
  | "candlelight"
  | "bath"
  | "sleep"
  | "sowing"
  | "houseplants"
  | "flowers"
  | "letters"
  | "desk"
  | "tidying"
  | "picnic";

/** Products of one type stand on one shelf. */
export interface Shelf {
  type: string;
  vendor: string;
  collection: string;
  /** What all of them are, said once: two honest sentences. */
  about: string;
  grams: number;
  /** Sold in several sizes or colors. */
  option?: { name: string; values: string[]; addMinor?: number };
  /** `title | euros | palette | occasions` */
  rows: string[];
}
