import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { finishSteps } from "#app/lib/steps.ts";
import { CorpusBuilder } from "#app/recommendations/model/corpus.ts";
import { rankCold } from "#app/recommendations/model/rank-cold.ts";
import type { Context } from "#app/recommendations/model/evidence.ts";
import { aimOf, type Task } from "#app/recommendations/model/lessons.ts";
import { learnModel } from "#app/recommendations/model/model.ts";
import { rankWith } from "#app/recommendations/model/ranker.ts";

import { quantile, round, type Target } from "./report.ts";
import { readOrders, readProducts, readQueries, type RetailQuery } from "./retail-files.ts";
import { ndcg } from "./ndcg.ts";
import { runRecommendationsCost } from "./recommendations-cost.ts";

const TASKS = ["next", "next-new", "basket"] as const;
const ITEMS = 50;
const COLD = 10;
const ISO_DAY = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

interface Answer {
  id: string;
  items: string[];
  cold: string[];
}

/**
 * `-- recommendations --orders FILE [--orders FILE …] --catalog FILE --queries FILE --task next|next-new|basket --out FILE`:
 * answers queries about what a buyer takes next. For each day on which a model may be rebuilt it learns from the orders
 * before that day alone, and answers with what the query itself says. `-- recommendations --cost` measures time and memory.
 */
export async function runRecommendations(): Promise<Target[]> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      orders: { type: "string", multiple: true },
      ...{
        catalog: { type: "string" },
        queries: { type: "string" },
        task: { type: "string" },
        out: { type: "string" },
        cost: { type: "boolean" },
      },
    },
  });
  if (values.cost) return runRecommendationsCost();
  const task = TASKS.find((known) => known === values.task);
  if (!values.orders?.length || !values.catalog || !values.queries || !values.out || !task) {
    throw new Error(`Needed: --orders FILE --catalog FILE --queries FILE --task ${TASKS.join("|")} --out FILE`);
  }
  const products = readProducts(values.catalog);
  const builder = new CorpusBuilder();
  for (const { id } of products) builder.addProduct(id);
  for (const order of readOrders(values.orders)) builder.addOrder(order);
  const corpus = builder.build();
  if (corpus.ids.length > products.length) throw new Error(`The catalog lacks ${corpus.ids[products.length]}`);
  const catalog = products.map(({ id, title, priceMinor, firstSold }) => {
    return { code: id, title, priceMinor, shownFrom: firstSold };
  });
  const queries = readQueries(values.queries, task === "next-new");
  const answers = new Map<string, Answer>();
  const times: number[] = [];
  for (const refresh of [...new Set(queries.map((query) => query.refresh))].sort((one, other) => one - other)) {
    const started = performance.now();
    const model = finishSteps(learnModel(corpus, catalog, refresh, task));
    console.log(`${ISO_DAY(refresh)}: learned in ${round((performance.now() - started) / 1_000, 1)} s`);
    const rank = rankWith(model.ranker, model.evidence, aimOf(task));
    for (const query of queries.filter((one) => one.refresh === refresh)) {
      const context = contextOf(query, corpus.numberOf, task);
      const begun = performance.now();
      const ranked = rank(context);
      times.push(performance.now() - begun);
      answers.set(query.id, {
        id: query.id,
        items: ranked.slice(0, ITEMS).map(({ product }) => corpus.ids[product] ?? ""),
        cold: rankCold(ranked, model.evidence)
          .slice(0, COLD)
          .map((product) => corpus.ids[product] ?? ""),
      });
    }
  }
  writeFileSync(values.out, queries.map(({ id }) => `${JSON.stringify(answers.get(id))}\n`).join(""));
  return report(queries, answers, times);
}

function contextOf(query: RetailQuery, numberOf: ReadonlyMap<string, number>, task: Task): Context {
  const numbers = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => numberOf.get(id) ?? []);
  return {
    ...{ day: query.day, current: numbers(query.current), currentDay: query.currentDay },
    history: query.history.map(({ day, products }) => ({ day, products: numbers(products) })),
    excluded: new Set(task === "next" ? [] : numbers(task === "basket" ? query.current : query.bought)),
  };
}

function report(queries: readonly RetailQuery[], answers: ReadonlyMap<string, Answer>, times: number[]): Target[] {
  const answered = queries.filter(({ id }) => (answers.get(id)?.items.length ?? 0) > 0).length;
  const scored = queries.filter(({ target }) => target && target.length > 0);
  const gains = scored.map(({ id, target }) => ndcg(answers.get(id)?.items ?? [], new Set(target), 10));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  return [
    { name: "queries answered, share", value: round(answered / queries.length, 4), goal: "1", ok: answered === queries.length }, // prettier-ignore
    { name: "milliseconds a query, p99", value: round(quantile(times, 0.99)), goal: "shown", ok: true },
    ...(gains.length > 0 ? [{ name: "NDCG@10", value: round(mean, 4), goal: "shown", ok: true }] : []),
  ];
}
