/** `handle | title | description` */
export const COLLECTIONS = [
  "tea-and-coffee | Tea & coffee | Pots, cups and leaves for slow mornings and long afternoons.",
  "kitchen-and-table | Kitchen & table | Bowls, plates and boards that get better with use.",
  "linen | Linen | Towels, napkins and aprons from washed linen.",
  "bed-and-bath | Bed & bath | Wool, waffle weave and honest soap.",
  "plants-and-garden | Plants & garden | Pots, seeds and tools for window sills and gardens.",
  "candles-and-light | Candles & light | Warm light for the end of the day.",
  "home | Home | Vases, baskets and brushes with a place of their own.",
  "stationery | Stationery | Paper and pens for letters that are kept.",
].map((row) => {
  const [handle = "", title = "", description = ""] = row.split(" | ");
  return { handle, title, description };
});
