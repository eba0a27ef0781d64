import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { identityOf, isAlive } from "./identity.ts";
import { withLock } from "./lock.ts";

let folder = "";
const lockFile = () => path.join(folder, "build.lock");

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "afterglow-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("withLock", () => {
  it("lets one work at a time, and leaves nothing behind", async () => {
    let working = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (working += 1));
      await sleep(10);
      working -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(lockFile(), work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is free again after work that failed", async () => {
    await expect(withLock(lockFile(), () => Promise.reject(new Error("no disk")))).rejects.toThrow("no disk");
    expect(await withLock(lockFile(), () => Promise.resolve("done"))).toBe("done");
  });

  it("does not wait for the dead", async () => {
    writeFileSync(lockFile(), "999999999 1");
    expect(await withLock(lockFile(), () => Promise.resolve("done"))).toBe("done");
  });
});

describe("identity", () => {
  it("tells a living process from a former one of the same number", () => {
    const own = identityOf(process.pid);
    expect(isAlive(own)).toBe(true);
    expect(isAlive(`${process.pid} 1`)).toBe(false);
    expect(isAlive("")).toBe(false);
  });
});
