/* Runs as a process of its own on a database that its environment names: learns, makes and reads picks, prints the times. */
import { pool } from "#app/db.server.ts";
import { learnShop } from "#app/recommendations/learn-shop.server.ts";
import { listPicks } from "#app/recommendations/list-picks.server.ts";
import { refreshPicks } from "#app/recommendations/refresh-picks.server.ts";

import { quantile } from "./report.ts";
import { orderIdOf, SHOP } from "./stored-orders.ts";

const [orders = 0, reads = 0, makes = 0] = process.argv.slice(2).map(Number);

async function timesOf(count: number, act: (orderId: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const from = performance.now();
    await act(orderIdOf(1 + ((turn * 7_919) % orders)));
    times.push(performance.now() - from);
  }
  return times;
}

const from = performance.now();
await learnShop(SHOP);
const learned = (performance.now() - from) / 1_000;
await timesOf(50, (id) => refreshPicks(SHOP, id));
const made = await timesOf(makes, (id) => refreshPicks(SHOP, id));
await timesOf(200, (id) => listPicks(SHOP, id));
const read = await timesOf(reads, (id) => listPicks(SHOP, id));
const bare = await timesOf(reads, (id) => pool.query({ name: "bare", text: `select * from "Pick" where shop = $1 and "orderId" = $2`, values: [SHOP, id] })); // prettier-ignore
const figures = (times: number[]) => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
console.log(JSON.stringify({ learned, made: figures(made), read: figures(read), bare: figures(bare) }));
await pool.end();
process.exit(0);
