import type { Shelf } from "./shelf.ts";

/** Came in this week: nobody has bought any of it yet. */
export const FRESH: Shelf[] = [
  {
    type: "Teapot",
    vendor: "Atelier Moos",
    collection: "tea-and-coffee",
    about: "A small pot for one, with a strainer of clay. Thrown this autumn, for the first time.",
    grams: 520,
    rows: ["Sage teapot for one, 0.4 l | 56 | sage | tea"],
  },
  {
    type: "Tea",
    vendor: "Haus Linde",
    collection: "tea-and-coffee",
    about: "Loose leaves from a small garden in Assam, packed in a tin that closes tightly.",
    grams: 140,
    rows: ["Winter spice black tea | 14 | rust | tea, breakfast"],
  },
  {
    type: "Candle holder",
    vendor: "Schmiede Birk",
    collection: "candles-and-light",
    about: "Forged from one bar of iron and waxed. It holds four candles, or one by one.",
    grams: 1_300,
    rows: ["Forged candle bar for four | 72 | ink | candlelight, supper"],
  },
  {
    type: "Planter",
    vendor: "Töpferei Anders",
    collection: "plants-and-garden",
    about: "Unglazed clay with a wick that drinks from the saucer. Good for a week away.",
    grams: 1_900,
    rows: ["Self-watering terracotta planter | 42 | rust | houseplants, sowing"],
  },
  {
    type: "Board",
    vendor: "Holzwerk Aue",
    collection: "kitchen-and-table",
    about: "Ash, thin and light, with a groove for the juice. Oil it now and then.",
    grams: 900,
    rows: ["Ash carving board | 64 | oat | supper, baking"],
  },
  {
    type: "Towel",
    vendor: "Wollerei Nord",
    collection: "bed-and-bath",
    about: "Long loops of organic cotton on one side, waffle on the other.",
    grams: 480,
    rows: ["Sauna towel, sage | 46 | sage | bath"],
  },
  {
    type: "Card",
    vendor: "Papierhaus Stille",
    collection: "stationery",
    about: "Letterpress on cotton paper, with a seed of cornflower in every card.",
    grams: 70,
    rows: ["Cards that can be planted, six | 17 | blush | letters, sowing"],
  },
  {
    type: "Lamp",
    vendor: "Lichtwerk Ost",
    collection: "candles-and-light",
    about: "A shade of folded paper on an oak foot. Takes an ordinary E27 bulb.",
    grams: 2_100,
    rows: ["Folded paper reading lamp | 112 | oat | desk, sleep"],
  },
];
