/** How Willow tells its customers to care for things, by type of product; kept in Shopify's own metafield for it. */
export const CARE: Readonly<Record<string, string>> = {
  "Tea towel": "Wash at 60 °C with like colors. Dry on the line, iron while damp.",
  Napkin: "Wash at 60 °C. Linen grows softer with every wash.",
  Apron: "Wash at 40 °C, inside out. Iron while damp.",
  Throw: "Air it often, wash it rarely: by hand and cold, with wool soap. Dry flat.",
  Cushion: "Take the cover off and wash it at 30 °C. Shake the filling up by hand.",
  Towel: "Wash at 60 °C before the first use. Leave out the softener.",
  Teapot: "Rinse with warm water, without soap: the clay remembers.",
  Cup: "Safe in the dishwasher and the microwave.",
  Bowl: "Safe in the dishwasher and the microwave.",
  Plate: "Safe in the dishwasher. Hot plates like a wooden board below them.",
  Board: "Wash by hand and dry at once. Rub it with linseed oil twice a year.",
  Candle: "Trim the wick to half a centimeter. Burn it until the whole surface is liquid.",
  Plant: "Water when the soil feels dry a finger deep. Bright, but out of the noon sun.",
  Lamp: "Dust it with a dry brush. Oil the wood once a year.",
};
