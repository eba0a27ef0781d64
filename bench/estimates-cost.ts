import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { round, type Target } from "./report.ts";

const PARCELS = 100_000;

interface Cost {
  learnedIn: number;
  estimatedIn: number;
  routesIn: number;
  readIn: number;
  ownMb: number;
  peakMb: number;
  bytes: number;
  open: number;
}

/** What learning from a large shop's parcels costs, and estimating them; beside a plain table of quantiles by route. */
export async function runEstimatesCost(): Promise<Target[]> {
  console.log(`learning from ${PARCELS} parcels, then estimating as many that are under way`);
  const run = ["--import", "tsx", "bench/learn-deliveries.ts", String(PARCELS)];
  const { stdout } = await promisify(execFile)(process.execPath, run, { maxBuffer: 1 << 20 });
  const cost = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Cost;
  const atMost = (name: string, value: number, goal: number): Target => {
    return { name, value: round(value, 3), goal: `≤ ${goal}`, ok: value <= goal };
  };
  const ratio = (name: string, value: number): Target => ({ name, value: round(value, 1), goal: "told", ok: true });
  return [
    atMost("learning 100,000 parcels, s", cost.learnedIn, 60),
    atMost("memory at its peak, MB", cost.peakMb, 500),
    atMost("one estimate, ms", (cost.estimatedIn * 1_000) / cost.open, 0.2),
    atMost("100,000 open parcels, s", cost.estimatedIn, 30),
    atMost("stored model, MB", cost.bytes / 1_000_000, 2),
    ratio("learning, times a table of routes", cost.learnedIn / cost.routesIn),
    ratio("estimating, times a table of routes", cost.estimatedIn / cost.readIn),
  ];
}
