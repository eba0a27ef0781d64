import { spawn } from "node:child_process";

import { freePort } from "#tools/ports.ts";

export interface Bare {
  url: string;
  stop(): void;
}

/** Starts the reference as a process of its own, as the app is: the two must not share an event loop with the load. */
export async function startBarePage(databaseUrl: string): Promise<Bare> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "bench/bare-page-server.ts"], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"] as const,
  });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`The bare loader ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}
