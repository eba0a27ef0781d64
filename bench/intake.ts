import { Agent } from "node:http";

import { startStack } from "#tools/stack.ts";

import { startBareIntake } from "./bare-intake.ts";
import { pressLoad } from "./load.ts";
import { quantile, round, type Target } from "./report.ts";
import { postWebhooks } from "./webhook.ts";

const CONNECTIONS = 20;
const SECONDS = 5;
const ROUNDS = 3;

/**
 * The app's webhook door (deduplication, stored and enqueued before 200) against bare HTTP with HMAC and one
 * insert, in turn on the same machine and database. The ratio decides; absolute figures are for the curious.
 */
export async function runIntake(): Promise<Target[]> {
  const report = (step: string) => console.log(step);
  const stack = await startStack({
    report,
    env: { WORKER_IN_WEB: "false", LOG_LEVEL: "error" },
    logFile: ".data/bench.log",
    ready: "livez",
  });
  const secret = stack.simulator.world.config.apiSecret;
  const bare = await startBareIntake(stack.databaseUrl, secret);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const doors = {
    app: postWebhooks(`${stack.appUrl}/webhooks/shopify`, secret, agent),
    bare: postWebhooks(bare.url, secret, agent),
  };
  const load = { connections: CONNECTIONS, seconds: SECONDS };
  try {
    for (const door of Object.values(doors)) await pressLoad(door, { ...load, seconds: 1 }); // warm up
    const ratios: number[] = [];
    const appTimes: number[] = [];
    const appRates: number[] = [];
    for (let turn = 1; turn <= ROUNDS; turn += 1) {
      const app = await pressLoad(doors.app, load);
      const reference = await pressLoad(doors.bare, load);
      ratios.push(app.length / reference.length);
      appRates.push(app.length / SECONDS);
      appTimes.push(...app);
      report(`round ${turn}: app ${round(app.length / SECONDS, 0)}/s, bare ${round(reference.length / SECONDS, 0)}/s`);
    }
    const ratio = round(quantile(ratios, 0.5));
    return [
      { name: "webhooks per second, app ÷ bare insert", value: ratio, goal: "≥ 0.5", ok: ratio >= 0.5 },
      { name: "webhooks per second, app", value: round(quantile(appRates, 0.5), 0), goal: "shown", ok: true },
      { name: "answer p99, ms", value: round(quantile(appTimes, 0.99), 1), goal: "shown", ok: true },
    ];
  } finally {
    agent.destroy();
    await bare.stop();
    await stack.stop();
  }
}
