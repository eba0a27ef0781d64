import { spawn } from "node:child_process";

/**
 * Runs a script of node_modules to its end, quietly.
 * @throws Error with all that it said when it does not end well
 */
export async function run(script: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const end = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  if (end !== 0) throw new Error(`${script} ${args.join(" ")} ended with ${end}:\n${said}`);
}
