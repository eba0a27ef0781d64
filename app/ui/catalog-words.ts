export interface CatalogReading {
  state: "never" | "waiting" | "exporting" | "reading" | "done" | "failed";
  done: number;
  total: number | null;
  waiting: number;
  /** When it was last read, and everything of it, in words. */
  read: string | null;
  whole: string | null;
}

/** How far the reading of a catalog has come, in a sentence. */
export function tellReading({ state, done, total, read }: CatalogReading): string {
  if (state === "waiting") return "It begins as soon as a worker is free.";
  if (state === "exporting") {
    return done > 0
      ? `Shopify is writing your catalog down: ${count(done, "product")} so far.`
      : "Shopify is writing your catalog down for Afterglow.";
  }
  if (state === "reading") return `${done.toLocaleString("en-US")} of ${count(total ?? done, "product")} read.`;
  if (state === "never") return "Your products have not been read yet. It begins by itself.";
  if (state === "failed") {
    return `The last reading did not end well; what was read before still counts. The next begins tonight by itself.`;
  }
  return read === null ? "Your products are read." : `Last read on ${read}.`;
}

/** How the mirror is kept true, and what it has heard of and not read yet. */
export function tellUpkeep({ waiting, whole }: CatalogReading): string {
  const soon = waiting > 0 ? ` ${count(waiting, "change")} will be read within a minute or so.` : "";
  const last = whole === null ? "" : ` The last time was on ${whole}.`;
  return `Shopify tells of every change, every night what has changed is compared, and once a week everything.${last}${soon}`;
}

/** "440 orders, the oldest of September 27, 2026". */
export function tellHistory(orders: number, oldest: string | null): string {
  return oldest === null ? "No orders are known yet." : `${count(orders, "order")}, the oldest of ${oldest}.`;
}

/** "1 order", "1,200 orders". */
export function count(number: number, what: string): string {
  return `${number.toLocaleString("en-US")} ${what}${number === 1 ? "" : "s"}`;
}
