import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";

import { startSimulator, type Simulator } from "#simulator/main.ts";

import { type AppProcess, startApp } from "./app-process.ts";
import { buildIfNeeded } from "./build-if-needed.ts";
import { migrate } from "./migrate.ts";
import { freePort } from "./ports.ts";
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
  /** Ends the app without warning, as a crash would, and starts it again. */
  crashApp(): Promise<void>;
}

export interface StackOptions {
  /** First of five neighbouring ports; free ports when not given. */
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
  await buildIfNeeded();
  report("starting PostgreSQL");
  const serverUrl = options.serverUrl ?? process.env.DATABASE_URL;
  const postgres = serverUrl ? null : await startPostgres({ dataDir: ".data/postgres" });
  const stops: (() => Promise<void>)[] = postgres ? [() => postgres.stop()] : [];
  try {
    const database = await createScratchDatabase(serverUrl ?? postgres?.url("postgres") ?? "");
    stops.unshift(() => database.drop());
    const databaseUrl = database.url;
    report("migrating the database");
    await migrate(databaseUrl);
    report("starting the pretend outside world");
    const appPort = options.firstPort === undefined ? await freePort() : options.firstPort + 4;
    const simulator = await startSimulator({
      ...portsFrom(options.firstPort),
      ...(options.orders === undefined ? {} : { orders: options.orders }),
      appTarget: `http://127.0.0.1:${appPort}`,
    });
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
      async crashApp() {
        const gone = new Promise((resolve) => app.child.once("exit", resolve));
        app.child.kill("SIGKILL");
        await gone;
        app = await startApp(env, logFile, options.ready);
      },
    };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function stopAll(stops: (() => Promise<void>)[]) {
  for (const stop of stops.splice(0)) await stop();
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
    WORKER_IN_WEB: "true",
    LOG_LEVEL: "info",
  };
}
