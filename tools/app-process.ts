import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface AppProcess {
  child: ChildProcess;
  /** Sends SIGTERM and waits for the app to drain; SIGKILL if it does not. */
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 12_000;

/**
 * Starts the built app as a process of its own, exactly as in production; the preload sends calls for
 * `*.myshopify.com` to the simulator. Resolves when the health address says so.
 * @param logFile where the app's JSON lines are added
 * @param health `readyz` asks for a worker too, `livez` for the web process alone
 */
export async function startApp(env: Record<string, string>, logFile: string, health = "readyz"): Promise<AppProcess> {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: "a" });
  const child = spawn(
    process.execPath,
    [
      "--enable-source-maps",
      ...["--import", "./simulator/preload.mjs"],
      ...["--import", "./tools/end-with-parent.mjs"],
      "build/server.js",
    ],
    {
      env: { ...process.env, ...env },
      detached: true, // Ctrl-C reaches us, and we stop everything in its order
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const app = { child, stop: () => stop(child) };
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await isReady(`http://127.0.0.1:${env.PORT}/${health}`))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The app ended with ${child.exitCode ?? child.signalCode}:\n${said}`);
    if (Date.now() > deadline) {
      await app.stop();
      throw new Error(`The app was not ready within ${READY_TIMEOUT_MS / 1_000} s; see ${logFile}\n${said}`);
    }
    await sleep(100);
  }
  return app;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}
