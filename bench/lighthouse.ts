import lighthouse from "lighthouse";

import { runStory } from "#simulator/carriers/play-story.ts";
import { providersOf } from "#simulator/providers/providers.ts";
import { prepareShop } from "#tools/prepare-shop.ts";
import { startStack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

import { openDebugged } from "./chromium.ts";
import { quantile, round, type Target } from "./report.ts";

const RUNS = 5;
const GOAL = 99;
/** Points a block may cost the page it stands on. */
const BLOCK_MAY_COST = 1;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

type Scores = Record<(typeof CATEGORIES)[number], number>;

/**
 * Lighthouse on the page behind a signed link, in the theme, as a phone sees it; and what the block costs a page of
 * the theme against a page without it, in turn. Medians; `is-crawlable` is left out, since nobody is to find the page.
 */
export async function runLighthouse(): Promise<Target[]> {
  const report = (step: string) => console.log(step);
  const stack = await startStack({ report, env: { LOG_LEVEL: "error" }, logFile: ".data/bench.log", orders: 60 });
  const browser = await openDebugged();
  try {
    await prepareShop(stack, report);
    const link = await linkOfAnOrder(stack.simulator.world);
    const shop = stack.simulator.world.config.storefrontUrl;
    const pages = { link, with: `${shop}/pages/track`, without: `${shop}/pages/about` };
    const seen: Record<keyof typeof pages, Scores[]> = { link: [], with: [], without: [] };
    for (let run = 1; run <= RUNS; run += 1) {
      for (const name of Object.keys(pages) as (keyof typeof pages)[]) {
        const scores = await look(pages[name], browser.port);
        seen[name].push(scores);
        report(`run ${run}, ${name}: ${CATEGORIES.map((category) => `${category} ${scores[category]}`).join(", ")}`);
      }
    }
    const median = (name: keyof typeof pages, category: keyof Scores) =>
      quantile(
        seen[name].map((scores) => scores[category]),
        0.5,
      );
    const cost = round(median("without", "performance") - median("with", "performance"));
    return [
      ...CATEGORIES.map((category) => {
        const value = median("link", category);
        return { name: `page: ${category}`, value, goal: `>= ${GOAL}`, ok: value >= GOAL };
      }),
      { name: "block: points it costs", value: cost, goal: `<= ${BLOCK_MAY_COST}`, ok: cost <= BLOCK_MAY_COST },
    ];
  } finally {
    await browser.close();
    await stack.stop();
  }
}

/** A parcel's whole story, so that the page has as much to show as it ever has. */
async function linkOfAnOrder(world: Parameters<typeof runStory>[0]): Promise<string> {
  const { ledger } = providersOf(world);
  const order = await runStory(world, "smooth", { speed: 20_000 });
  return waitFor("a link in an e-mail", () => {
    const texts = ledger.entries().filter((entry) => entry.subject?.includes(order.name));
    return texts.map((entry) => /https?:\/\/\S+\/t\/[\w-]{22,64}/.exec(entry.text ?? "")?.[0]).find(Boolean);
  });
}

/** @returns points of a hundred */
async function look(url: string, port: number): Promise<Scores> {
  const flags = { port, onlyCategories: [...CATEGORIES], skipAudits: ["is-crawlable"], logLevel: "error" as const };
  const result = await lighthouse(url, flags);
  if (!result) throw new Error(`Lighthouse said nothing about ${url}`);
  const { categories, audits } = result.lhr;
  for (const category of CATEGORIES) {
    for (const { id, weight } of categories[category]?.auditRefs ?? []) {
      const audit = audits[id];
      if (weight > 0 && audit && audit.score !== null && audit.score < 0.9)
        console.log(`  ${category}: ${audit.title}`);
    }
  }
  const points = (category: keyof Scores) => Math.round((categories[category]?.score ?? 0) * 100);
  return Object.fromEntries(CATEGORIES.map((category) => [category, points(category)])) as Scores;
}
