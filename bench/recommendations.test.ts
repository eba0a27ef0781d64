import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { CorpusOrder } from "#app/recommendations/model/corpus.ts";
import { catalogOf, DAYS, shopOfHabits } from "#tests/support/small-shop.ts";

import { runRecommendations } from "./recommendations.ts";

const PRODUCTS = Array.from({ length: 30 }, (_, place) => `p${10 + place}`);
/** The first of two days on which a model is rebuilt; garbling begins with it. */
const TODAY = DAYS.last - 40;
const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

let folder: string;
let argv: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "afterglow-bench-"));
  argv = process.argv;
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

afterEach(() => {
  process.argv = argv;
  rmSync(folder, { recursive: true });
});

function write(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

function ordersFile(orders: readonly CorpusOrder[]): string {
  const lines = orders.flatMap(({ day, buyer, products }, order) => {
    return products.map((product) => `${1_000 + order},${buyer ?? ""},${isoDay(day)}T10:00:00,${product}`);
  });
  return write("orders.csv", ["order,customer,at,product", ...lines]);
}

/** The lines that the benchmark writes, by the day of learning. */
async function answer(task: string, orders: readonly CorpusOrder[]): Promise<{ before: string[]; after: string[] }> {
  const facts = catalogOf(PRODUCTS).map(({ title, priceMinor, shownFrom }, product) => {
    return `${PRODUCTS[product]},${title},${isoDay(shownFrom)},${priceMinor / 100}`;
  });
  const queries = [TODAY, TODAY + 30].flatMap((refresh) => {
    return PRODUCTS.map((product, place) => {
      const [current, history] = [[product], [[isoDay(refresh - 20), [PRODUCTS[(place * 7) % 30]]]]];
      const days = { refresh: isoDay(refresh), day: isoDay(refresh + 5), current_day: isoDay(refresh - 1) };
      return JSON.stringify({ id: `${refresh}-${product}`, ...days, current, history });
    });
  });
  const out = path.join(folder, "out.jsonl");
  const files = ["--orders", ordersFile(orders), "--catalog", write("catalog.csv", ["product,title,first_sold,median_price", ...facts])]; // prettier-ignore
  process.argv = ["node", "bench", "recommendations", ...files, "--queries", write("queries.jsonl", queries), "--task", task, "--out", out]; // prettier-ignore
  await runRecommendations();
  const lines = readFileSync(out, "utf8").split("\n");
  expect(lines).toHaveLength(61);
  return { before: lines.slice(0, 30), after: lines.slice(30) };
}

it.each(["next", "next-new", "basket"])("%s: answers are the same bytes whatever is ordered later", async (task) => {
  const [orders, others] = [shopOfHabits(600, PRODUCTS, 1), shopOfHabits(600, PRODUCTS, 2)];
  const garbled = [...orders.filter(({ day }) => day < TODAY), ...others.filter(({ day }) => day >= TODAY)];
  const real = await answer(task, orders);
  const changed = await answer(task, garbled);
  expect(changed.before).toEqual(real.before);
  // The second model has seen what was garbled.
  expect(changed.after).not.toEqual(real.after);
});
