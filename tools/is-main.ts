import { existsSync, realpathSync } from "node:fs";

/** Whether a file is the one that was started, rather than imported: pass `import.meta.filename`. */
export function isMain(file: string): boolean {
  const started = process.argv[1];
  return started !== undefined && existsSync(started) && realpathSync(started) === file;
}
