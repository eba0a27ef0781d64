import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { identityOf, isAlive } from "./identity.ts";

const POLL_MS = 50;
const GIVE_UP_MS = 5 * 60_000;
let taken = 0;

/**
 * Runs `work` while no other process of this machine runs its own under the same file. A lock whose owner
 * has died is free.
 * @throws Error naming the file when its owner does not let go for five minutes
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = `${file}.${process.pid}-${(taken += 1)}`;
  writeFileSync(own, identityOf(process.pid));
  try {
    const deadline = Date.now() + GIVE_UP_MS;
    while (!take(own, file)) {
      if (Date.now() > deadline) throw new Error(`Another process keeps ${file}; remove it if none is running`);
      await sleep(POLL_MS);
    }
    return await work().finally(() => rmSync(file, { force: true }));
  } finally {
    rmSync(own, { force: true });
  }
}

/** A hard link appears whole or not at all, and only one can be first. */
function take(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    clearIfDead(file, `${own}.dead`);
    return false;
  }
}

/** Moved away before it is deleted: if another waiter was quicker, what was moved is alive and goes back. */
function clearIfDead(file: string, aside: string) {
  try {
    if (isAlive(readFileSync(file, "utf8"))) return;
    renameSync(file, aside);
    if (isAlive(readFileSync(aside, "utf8"))) linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
