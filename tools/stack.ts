import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { startSimulator, type Simulator } from "#simulator/main.ts";

import { type AppProcess, startApp } from "./app-process.ts";
import { buildIfNeeded } from "./build-if-needed.ts";
import { withLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { freeBlock, freePort } from "./ports.ts";
import { startPostgres } from "./postgres.ts";
import { createScratchDatabase } from "./scratch-database.ts";

/** The whole product, running: database, outside world, app. */
export interface Stack {
  simulator: Simulator;
  databaseUrl: string;
  /** Every line the app has written, over its restarts. */
  logFile: string;
  /** The app's own address; shoppers and merchants reach it through the simulator's. */
  appUrl: string;
  stop(): Promise<void>;
  /** Ends the app without warning, as a crash would, and starts it again. @param env added for this one start */
  crashApp(env?: Record<string, string>): Promise<void>;
  /** Asks the app to end, as a deployment does. @returns how it ended: its exit code, or the signal it needed */
  endApp(): Promise<number | string | null>;
  /** Starts a second app beside the first, on the same database, with a log of its own. It ends with the stack. */
  startAnother(logFile: string): Promise<void>;
  /** The app's process, for whoever measures it. */
  appPid(): number | undefined;
  /** How the app has ended by itself; null while it runs. */
  appEnd(): number | string | null;
}

export interface StackOptions {
  /** First of five neighboring ports, or of the next five when one is taken; any free ports when not given. */
  firstPort?: number;
  /** Told what is being done, for people who wait. */
  report?: (step: string) => void;
  /** Added to the app's environment. */
  env?: Record<string, string>;
  logFile?: string;
  /** So many past orders lie in the shop; as many as the demo shows when not given. */
  orders?: number;
  /** A PostgreSQL server to use instead of the embedded one. */
  serverUrl?: string;
  /** `livez` for an app without a worker. */
  ready?: "readyz" | "livez";
}

/** Builds if needed and starts everything on this machine; the database begins empty each time. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const report = options.report ?? (() => undefined);
  report("building (only when sources have changed)");
  const building = buildIfNeeded();
  const built = building.catch(() => undefined); // heard below, after what goes on meanwhile
  const stops: (() => Promise<void>)[] = [];
  try {
    const databaseUrl = await prepareDatabase(options, report, stops);
    await building;
    report("starting the pretend outside world");
    const { simulator, appPort } = await startWorld(options);
    stops.unshift(() => simulator.stop());
    report("starting the app");
    const env = { ...appEnv(simulator, appPort, databaseUrl), ...options.env };
    const logFile = options.logFile ?? ".data/demo.log";
    rmSync(logFile, { force: true });
    let app: AppProcess = await startApp(env, logFile, options.ready);
    stops.unshift(() => app.stop());
    return {
      simulator,
      databaseUrl,
      logFile,
      appUrl: `http://127.0.0.1:${appPort}`,
      stop: () => stopAll(stops),
      async crashApp(more = {}) {
        await killApp(app);
        app = await startApp({ ...env, ...more }, logFile, options.ready);
      },
      async endApp() {
        await app.stop();
        return endOf(app);
      },
      async startAnother(otherLog) {
        const other = await startApp({ ...env, PORT: String(await freePort()) }, otherLog, options.ready);
        stops.unshift(() => other.stop());
      },
      appPid: () => app.child.pid,
      appEnd: () => endOf(app),
    };
  } catch (error) {
    await built;
    await stopAll(stops);
    throw error;
  }
}

async function killApp(app: AppProcess) {
  if (endOf(app) !== null) return;
  const gone = new Promise((resolve) => app.child.once("exit", resolve));
  app.child.kill("SIGKILL");
  await gone;
}

function endOf({ child }: AppProcess): number | string | null {
  return child.exitCode ?? child.signalCode;
}

/** An empty, migrated database; on the embedded server unless another one is given. */
async function prepareDatabase(
  { serverUrl = process.env.DATABASE_URL }: StackOptions,
  report: (step: string) => void,
  stops: (() => Promise<void>)[],
): Promise<string> {
  report("starting PostgreSQL");
  const postgres = serverUrl ? null : await startPostgres({ dataDir: ".data/postgres" });
  if (postgres) stops.unshift(() => postgres.stop());
  const database = await createScratchDatabase(serverUrl ?? postgres?.url("postgres") ?? "");
  stops.unshift(() => database.drop());
  report("migrating the database");
  await migrate(database.url);
  return database.url;
}

/** One at a time on this machine, so that no two find the same ports free. */
function startWorld({ firstPort: wanted, orders }: StackOptions): Promise<{ simulator: Simulator; appPort: number }> {
  const lock = path.join(os.tmpdir(), `afterglow-ports-${os.userInfo().uid}.lock`);
  return withLock(lock, async () => {
    const first = wanted === undefined ? undefined : await freeBlock(wanted, 5);
    const appPort = first === undefined ? await freePort() : first + 4;
    const appTarget = `http://127.0.0.1:${appPort}`;
    const options = orders === undefined ? {} : { orders };
    return { simulator: await startSimulator({ ...portsFrom(first), ...options, appTarget }), appPort };
  });
}

/** Stops what can be stopped, whatever else cannot. */
async function stopAll(stops: (() => Promise<void>)[]) {
  const failed: unknown[] = [];
  for (const stop of stops.splice(0)) await stop().catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed[0];
}

function portsFrom(first: number | undefined) {
  if (first === undefined) return { worldPort: 0, storefrontPort: 0, adminPort: 0, tunnelPort: 0 };
  return { worldPort: first, storefrontPort: first + 1, adminPort: first + 2, tunnelPort: first + 3 };
}

/** What production sets by hand, from the accounts of the pretend world. */
function appEnv(simulator: Simulator, port: number, databaseUrl: string): Record<string, string> {
  const { config } = simulator.world;
  return {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: config.apiKey,
    SHOPIFY_API_SECRET: config.apiSecret,
    SHOPIFY_APP_URL: config.appUrl,
    SIMULATOR_URL: config.worldUrl,
    MASTER_KEY: randomBytes(32).toString("base64"),
    SENDGRID_API_KEY: config.sendgrid.apiKey,
    SENDGRID_BASE_URL: `${config.worldUrl}/sendgrid/`,
    SENDGRID_WEBHOOK_KEY: config.sendgrid.publicKey,
    EMAIL_FROM: "orders@willow.example",
    TWILIO_ACCOUNT_SID: config.twilio.accountSid,
    TWILIO_AUTH_TOKEN: config.twilio.authToken,
    TWILIO_BASE_URL: `${config.worldUrl}/twilio`,
    TWILIO_FROM: config.twilio.from,
    ALERTS_TO_LOOPBACK: "true",
    WORKER_IN_WEB: "true",
    LOG_LEVEL: "info",
  };
}
