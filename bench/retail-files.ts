import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { parse } from "csv-parse/sync";
import { z } from "zod";

const DAY = 86_400_000;

/** Days since 1970 of an ISO day or stamp, taken as UTC. */
function dayNumber(stamp: string): number {
  const time = Date.parse(`${stamp.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time)) throw new Error(`"${stamp}" names no day`);
  return Math.round(time / DAY);
}

export interface RetailOrder {
  id: string;
  day: number;
  buyer: string | null;
  products: string[];
}

export interface RetailProduct {
  id: string;
  title: string;
  /** Minor units. */
  priceMinor: number;
  firstSold: number;
}

export interface RetailQuery {
  id: string;
  refresh: number;
  day: number;
  current: string[];
  currentDay: number;
  history: { day: number; products: string[] }[];
  bought: string[];
  /** What was bought then; null when the query does not tell. */
  target: string[] | null;
}

/** Order lines (`order,customer,at,product,…`), of one or several files, as orders in the order of time. */
export function readOrders(files: readonly string[]): RetailOrder[] {
  const orders = new Map<string, RetailOrder>();
  for (const row of files.flatMap(readCsv)) {
    const { order = "", customer = "", at = "", product = "" } = row;
    const known = orders.get(order) ?? { id: order, day: dayNumber(at), buyer: customer || null, products: [] };
    known.products.push(product);
    orders.set(order, known);
  }
  return [...orders.values()].sort((one, other) => one.day - other.day || (one.id < other.id ? -1 : 1));
}

/** `product,title,first_sold,median_price` */
export function readProducts(file: string): RetailProduct[] {
  return readCsv(file).map(({ product = "", title = "", first_sold: firstSold = "", median_price: price = "" }) => {
    return { id: product, title, priceMinor: Math.round(Number(price) * 100), firstSold: dayNumber(firstSold) };
  });
}

const list = z.array(z.string());
const query = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  refresh: z.string(),
  day: z.string(),
  current: list,
  current_day: z.string().optional(),
  history: z.array(z.tuple([z.string(), list])).optional(),
  bought: list.optional(),
  target: list.optional(),
  target_new: list.optional(),
});

/** @param isNew only what the buyer had never bought is a target */
export function readQueries(file: string, isNew: boolean): RetailQuery[] {
  const lines = readText(file)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const told = query.parse(JSON.parse(line));
    const refresh = told.refresh.length === 7 ? `${told.refresh}-01` : told.refresh;
    return {
      ...{ id: told.id, current: told.current, bought: told.bought ?? told.current },
      ...{ refresh: dayNumber(refresh), day: dayNumber(told.day), currentDay: dayNumber(told.current_day ?? told.day) },
      history: (told.history ?? []).map(([day, products]) => ({ day: dayNumber(day), products })),
      target: (isNew ? told.target_new : told.target) ?? null,
    };
  });
}

function readCsv(file: string): Record<string, string>[] {
  return parse<Record<string, string>>(readText(file), { columns: true, skip_empty_lines: true });
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}
