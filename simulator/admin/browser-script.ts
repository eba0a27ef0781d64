import { buildSync } from "esbuild";

/** A script for the browser out of our own TypeScript, with constants put in. */
export function browserScript(entry: string, constants: Record<string, unknown>): string {
  const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
    define,
  });
  return built.outputFiles[0]?.text ?? "";
}
