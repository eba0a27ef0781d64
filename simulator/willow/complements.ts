/** What Willow chose in Search & Discovery: a product, and what completes it, by the beginnings of their titles. */
export const COMPLEMENTS = [
  "Hazel stoneware teapot → Hazel tea bowl | Darjeeling",
  "Fog glaze teapot → Fog glaze mug | Linden blossom",
  "Moss teapot with willow handle → Moss mug | Garden mint",
  "Iron-black kyusu → Mountain sencha | Hazel tea bowl",
  "Chalk white breakfast teapot → Chalk cappuccino cup | Oat breakfast plate",
  "Stoneware pour-over dripper → Linen coffee filters | Glass carafe | Hand grinder",
  "Hand grinder → Stoneware pour-over dripper | Rust espresso cup",
  "Dipped candles, rust → Brass candle snuffer | Chamberstick",
  "Beeswax tapers → Chamberstick | Brass candle snuffer",
  "Olive and rosemary soap → Stoneware soap dish | Nail brush",
  "Rose clay soap → Stoneware soap dish | Waffle towel, blush",
  "Glass dip pen → Ink, sea green | Letter paper",
  "Letter paper → Sealing wax | Glass dip pen",
  "Sealing wax → Letter paper | Glass dip pen",
  "Picnic basket → Storm lantern | Walnut cheese board",
  "Snake plant → Fog glazed planter | Brass plant mister",
  "Pilea → Terracotta pot | Long spout watering can",
  "Kitchen herbs → Herb trough | Dibber",
  "Oak bread board → Sourdough jar | Bread basket",
  "Oak bread board with crumb drawer → Bread basket | Sourdough jar",
  "Branch vase → Secateurs",
].map((row) => {
  const [title = "", others = ""] = row.split(" → ");
  return { title, others: others.split(" | ") };
});
