import { spawn } from "node:child_process";

import { freePort } from "#tools/ports.ts";

/** Starts a script as a process of its own, on a free port; it says a word once it listens. */
export async function startChild(script: string, env: Record<string, string> = {}) {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "inherit"] as const,
  });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  child.stdout.resume();
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}
