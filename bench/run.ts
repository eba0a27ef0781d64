import { reportTargets, type Target } from "./report.ts";

/** name → what it measures, with options of its own; each prints ratios against a reference measured in the same run. */
const BENCHMARKS: Record<string, () => Promise<Target[]>> = {
  /** Webhooks taken per second: the app's door against bare HTTP, HMAC and one insert. */
  intake: async () => (await import("./intake.ts")).runIntake(),
  /** The page behind a signed link, over 100,000 orders, against a bare Remix loader. */
  page: async () => (await import("./page.ts")).runPage(),
  /** Lighthouse on that page as a phone sees it, and what the block costs the theme. */
  lighthouse: async () => (await import("./lighthouse.ts")).runLighthouse(),
  /** 10,000 guesses at the look-up: how many get through, and what the answers and their times give away. */
  lookup: async () => (await import("./lookup.ts")).runLookUp(),
  /** Messages out: from an event to the provider's yes, and a backlog of e-mails against a bare loop. */
  deliver: async () => (await import("./deliver.ts")).runDeliver(),
  /** A catalog of 100,000 products taken in from its export, against a bare loop over the same file. */
  catalog: async () => (await import("./catalog.ts")).runCatalog(),
  /** What a buyer takes next, asked of given orders; see docs/development.md for the files. */
  recommendations: async () => (await import("./recommendations.ts")).runRecommendations(),
  /** When parcels arrive, asked of given orders in the order of time; see docs/estimates.md for the files. */
  estimates: async () => (await import("./estimates.ts")).runEstimates(),
};

const name = process.argv[2] ?? "";
const benchmark = BENCHMARKS[name];
if (!benchmark) {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${Object.keys(BENCHMARKS).join(", ")}`);
  process.exit(2);
}
const targets = await benchmark();
reportTargets(targets);
process.exit(targets.every((target) => target.ok) ? 0 : 1);
