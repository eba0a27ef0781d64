type StepKey = "orders" | "catalog" | "block" | "brand" | "doubles" | "sending";
type StepState = "todo" | "running" | "failed" | "done";

interface StepWords {
  title: string;
  why: string;
  /** What a step that works by itself is called while it does, and when it could not. */
  running?: string;
  failed?: string;
}

/** What each step of the set-up guide is called, and why it asks. */
const guideWords: Record<StepKey, StepWords> = {
  orders: {
    title: "Your recent orders are read",
    running: "Reading your recent orders",
    failed: "Your recent orders could not be read",
    why: "Afterglow reads the last 60 days, so that shoppers who already wait find their parcel. Nobody gets a message for these.",
  },
  catalog: {
    title: "Your products are read",
    running: "Reading your products",
    failed: "Your products could not be read",
    why: "The tracking page shows what was bought and what goes with it, from your own catalog.",
  },
  block: {
    title: "Add the tracking block to a page",
    why: "In the theme editor, choose the page that should hold it, save, and link the page from your menu. It takes the look of your theme.",
  },
  brand: {
    title: "Set your brand",
    why: "Your color, logo and contact appear on the tracking page and in every message.",
  },
  doubles: {
    title: "Check Shopify’s own shipping messages",
    why: "Shopify mails shoppers by itself. Switch off there what Afterglow should send, or say that both may go out: until then the e-mails of these stages wait.",
  },
  sending: {
    title: "Switch on messages",
    why: "From this moment on, shoppers hear about their parcels. Nothing that happened before is sent.",
  },
};

/** The words of a step in its present state. */
export function wordsOfStep(key: StepKey, state: StepState): { title: string; why: string } {
  const { title, why, running, failed } = guideWords[key];
  const titles = { todo: title, done: title, running: running ?? title, failed: failed ?? title };
  return { title: titles[state], why };
}

interface Run {
  kind: string;
  done: number;
  total: number | null;
}

const READS: Partial<Record<StepKey, { kind: string; unit: string }>> = {
  orders: { kind: "backfill", unit: "orders" },
  catalog: { kind: "catalog", unit: "products" },
};

/** "190 of 440 orders, and it goes on when you leave"; null for a step that does not read, or has not begun to. */
export function progressWords(key: StepKey, runs: readonly Run[]): string | null {
  const read = READS[key];
  const run = runs.find((one) => one.kind === read?.kind);
  if (!read || !run || run.done === 0) return null;
  const count = (number: number) => number.toLocaleString("en-US");
  const counted = run.total ? `${count(run.done)} of ${count(run.total)}` : count(run.done);
  return `${counted} ${read.unit}. You can leave this page; it goes on by itself.`;
}
