import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import type { Parcel } from "#app/estimates/model/parcel.ts";

import { readParcels } from "./delivery-files.ts";
import { runEstimatesCost } from "./estimates-cost.ts";
import { round, type Target } from "./report.ts";
import { type Foretold, walkForward } from "./walk-forward.ts";

const HEADER = "q05,q10,q50,q90,q95";

/**
 * `-- estimates --history FILE --evaluate FILE --out DIR`: foretells the evaluated orders one after the other, each with
 * nothing but what was known then, and writes `purchase.csv`, `handover.csv` and `transit.csv` for a scorer.
 * `--shops K [--pooled]`: dealt out to K shops. `-- estimates --cost`: time and memory.
 */
export async function runEstimates(): Promise<Target[]> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      ...{ history: { type: "string" }, evaluate: { type: "string" }, out: { type: "string" } },
      ...{ shops: { type: "string" }, pooled: { type: "boolean" }, cost: { type: "boolean" } },
    },
  });
  if (values.cost) return runEstimatesCost();
  if (!values.history || !values.evaluate || !values.out)
    throw new Error("Needed: --history FILE --evaluate FILE --out DIR");
  const asked = readParcels(values.evaluate);
  const known = new Set(asked.map(({ id }) => id));
  const history = readParcels(values.history).filter(({ id }) => !known.has(id));
  const from = Math.min(...asked.map(({ boughtAt }) => boughtAt));
  const parcels = [...history, ...asked].sort(
    (one, other) => one.boughtAt - other.boughtAt || (one.id < other.id ? -1 : 1),
  );
  const started = performance.now();
  const shops = values.shops ? Number(values.shops) : 1;
  const found = foretellShops(parcels, from, shops, values.pooled ?? false);
  const told = found.filter(({ parcel }) => known.has(parcel.id));
  mkdirSync(values.out, { recursive: true });
  const line = ({ parcel, days }: ToldOf, ...more: number[]) =>
    [parcel.id, ...more, ...days.map((value) => value.toFixed(4))].join(",");
  const of = (look: Foretold["look"]) => told.filter((one) => one.look === look).map((one) => line(one));
  const out = told.flatMap((one) => (typeof one.look === "number" ? [line(one, one.look)] : []));
  const write = (name: string, header: string, lines: string[]) =>
    writeFileSync(join(values.out!, name), [header, ...lines, ""].join("\n"));
  write("purchase.csv", `order,${HEADER}`, of("purchase"));
  write("handover.csv", `order,${HEADER}`, of("handover"));
  write("transit.csv", `order,days_out,${HEADER}`, out);
  const answered = told.filter((one) => one.look === "purchase").length;
  return [
    { name: "orders answered", value: answered, goal: `= ${asked.length}`, ok: answered === asked.length },
    { name: "seconds", value: round((performance.now() - started) / 1_000, 1), goal: "told", ok: true },
  ];
}

type ToldOf = Omit<Foretold, "parcel"> & { parcel: Parcel };

/**
 * Deals the orders out to shops. Each learns from its own alone; pooled, from those of all, where what is special of a shop
 * is one of the lanes that are kept apart.
 */
function foretellShops(all: readonly Parcel[], from: number, shops: number, isPooled: boolean): ToldOf[] {
  const shopOf = ({ id }: Parcel) => String(shops > 1 ? Number.parseInt(id, 16) % shops : 0);
  const dealt = all.map((parcel) => ({ ...parcel, shop: shopOf(parcel) }));
  const groups = isPooled ? [dealt] : [...groupByShop(dealt).values()];
  return groups.flatMap((parcels, group) => {
    const tell = (share: number) => process.stderr.write(`\r${round((100 * (group + share)) / groups.length, 0)} % `);
    return walkForward(parcels, from, tell).map((told) => ({ ...told, parcel: parcels[told.parcel]! }));
  });
}

function groupByShop(parcels: readonly Parcel[]): Map<string, Parcel[]> {
  const groups = new Map<string, Parcel[]>();
  for (const parcel of parcels) groups.set(parcel.shop, [...(groups.get(parcel.shop) ?? []), parcel]);
  return groups;
}
