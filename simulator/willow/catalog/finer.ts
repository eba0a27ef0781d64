import type { Shelf } from "./shelf.ts";

/** The better models of what stands on the other shelves, and what is used up and bought again. */
export const FINER: Shelf[] = [
  {
    type: "Coffee",
    vendor: "Rösterei Kiez",
    collection: "tea-and-coffee",
    about: "Roasted on Tuesdays in small drums and sent the same week. Whole beans, traded directly.",
    grams: 270,
    option: { name: "Bag", values: ["250 g", "500 g"], addMinor: 1100 },
    rows: [
      "House espresso, dark and round | 13 | ink | coffee, breakfast",
      "Ethiopian filter roast, floral | 15 | rust | coffee, breakfast",
      "Decaf for late evenings | 14 | moss | coffee",
    ],
  },
  {
    type: "Teapot",
    vendor: "Atelier Moos",
    collection: "tea-and-coffee",
    about: "Thrown by hand from stoneware clay, with a warmer for a tea light. The second pot is as hot as the first.",
    grams: 1_450,
    rows: ["Hazel stoneware teapot with warmer, 1.2 l | 94 | clay | tea, candlelight"],
  },
  {
    type: "Cup",
    vendor: "Atelier Moos",
    collection: "tea-and-coffee",
    about: "Two walls of stoneware keep the tea hot and the hands cool. With a lid that is a saucer too.",
    grams: 410,
    rows: ["Double-walled moss mug with lid, 0.35 l | 36 | moss | tea, coffee, desk"],
  },
  {
    type: "Candle",
    vendor: "Wachszieherei Sommer",
    collection: "candles-and-light",
    about: "The same wax in a wide bowl, with three wicks. It lights a table and scents a room.",
    grams: 1_150,
    rows: ["Fig leaf candle with three wicks | 54 | sage | candlelight, bath"],
  },
  {
    type: "Throw",
    vendor: "Wollerei Nord",
    collection: "bed-and-bath",
    about: "Merino with a third of cashmere, woven double. It weighs little and keeps everything warm.",
    grams: 820,
    rows: ["Merino and cashmere throw, fog | 198 | fog | sleep, candlelight"],
  },
  {
    type: "Board",
    vendor: "Holzwerk Aue",
    collection: "kitchen-and-table",
    about: "Cut from one piece of oak, over a drawer that catches the crumbs. Made to stay on the table.",
    grams: 2_300,
    rows: ["Oak bread board with crumb drawer | 78 | honey | breakfast, baking"],
  },
  {
    type: "Notebook",
    vendor: "Papierhaus Stille",
    collection: "stationery",
    about: "Vegetable-tanned leather that darkens with the years, around a book that can be replaced.",
    grams: 340,
    rows: ["Leather bound notebook, moss | 34 | moss | desk, letters"],
  },
  {
    type: "Towel",
    vendor: "Wollerei Nord",
    collection: "bed-and-bath",
    about: "Waffle weave in linen and organic cotton, large enough to wrap up in twice.",
    grams: 780,
    rows: ["Waffle towel, chalk, extra large | 58 | chalk | bath"],
  },
  {
    type: "Watering can",
    vendor: "Schmiede Birk",
    collection: "plants-and-garden",
    about: "Copper that turns brown, then green. Its spout is long, its rose comes off.",
    grams: 1_050,
    rows: ["Copper long spout watering can, 2 l | 68 | rust | houseplants, sowing"],
  },
];

/** Types of things that are used up, and after how many days most people come back for more. */
export const USED_UP: Readonly<Record<string, number>> = {
  Tea: 24,
  Coffee: 16,
  Soap: 26,
  Candle: 28,
  "Dinner candle": 21,
};
