import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { onDatabase } from "./on-database.ts";
import { type EmbeddedPostgres, startPostgres } from "./postgres.ts";
import { waitFor } from "./wait-for.ts";

let folder = "";
let dataDir = "";
const open: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "afterglow-test-"));
  chmodSync(folder, 0o711);
  dataDir = path.join(folder, "data");
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const postgres of open.splice(0)) await postgres.stop();
  for (const left of leftovers()) rmSync(left, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** As root the data stand in the temporary folder under a name made of this one. */
function leftovers(): string[] {
  const name = path.basename(folder).replaceAll(/[^A-Za-z0-9]+/g, "-");
  const names = readdirSync(os.tmpdir()).filter((one) => one.startsWith("afterglow-data-") && one.includes(name));
  return names.map((one) => path.join(os.tmpdir(), one));
}

/** Others on this machine may start servers meanwhile. */
function isStartedHere(starters: string): boolean {
  return existsSync(starters) && readdirSync(starters).some((name) => name.startsWith(`${process.pid}-`));
}

function dataFile(name: string): string {
  const place = existsSync(dataDir) ? dataDir : leftovers().find((one) => one.endsWith("-data"));
  return path.join(place ?? dataDir, name);
}

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataDir, settings: { fsync: "off" } });
  open.push(postgres);
  return postgres;
}

/** Another process that starts the server on the same folder and then does nothing. */
async function startElsewhere(): Promise<ChildProcess> {
  const script = `
    import { startPostgres } from "#tools/postgres.ts";
    await startPostgres({ dataDir: process.argv[1] });
    console.log("up");
    setInterval(() => undefined, 1000);`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script, dataDir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", () => reject(new Error("The other process ended early")));
  });
  return child;
}

async function kill(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

const answer = (postgres: EmbeddedPostgres) =>
  onDatabase(postgres.url("postgres"), async (client) => (await client.query<{ n: number }>("select 1 as n")).rows);

describe("embedded PostgreSQL", () => {
  it("keeps the data over a restart", async () => {
    const first = await start();
    await first.ensureDatabase("shop");
    await onDatabase(first.url("shop"), (client) => client.query("create table parcel as select 7 as n"));
    await first.stop();
    await expect(answer(first)).rejects.toThrow("ECONNREFUSED");
    const second = await start();
    const found = await onDatabase(second.url("shop"), (client) => client.query("select n from parcel"));
    expect(found.rows).toEqual([{ n: 7 }]);
  });

  it("is shared by everybody who starts it on one folder, until the last one stops", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.url("x")).toBe(first.url("x"));
    await first.stop();
    expect(await answer(second)).toEqual([{ n: 1 }]);
    await second.stop();
    await expect(answer(second)).rejects.toThrow("ECONNREFUSED");
  });

  it("outlives a starter that is killed, serves the next one and ends with it", async () => {
    const other = await startElsewhere();
    const second = await start();
    await kill(other);
    expect(await answer(second)).toEqual([{ n: 1 }]);
    await second.stop();
    await expect(answer(second)).rejects.toThrow("ECONNREFUSED");
  });

  it("is taken over when its only starter was killed", async () => {
    await kill(await startElsewhere());
    const next = await start();
    expect(await answer(next)).toEqual([{ n: 1 }]);
    await next.stop();
    await expect(answer(next)).rejects.toThrow("ECONNREFUSED");
  });

  it("recovers when the server itself was killed", async () => {
    const first = await start();
    await onDatabase(first.url("postgres"), (client) => client.query("create table parcel as select 7 as n"));
    process.kill(Number(readFileSync(dataFile("postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await waitFor("the server to be gone", () =>
      answer(first).then(
        () => false,
        () => true,
      ),
    );
    const second = await start();
    const found = await onDatabase(second.url("postgres"), (client) => client.query("select n from parcel"));
    expect(found.rows).toEqual([{ n: 7 }]);
  });

  it("is not fooled by the number of a dead server that another program bears now", async () => {
    await (await start()).stop();
    const stale = [process.pid, dataDir, Math.round(Date.now() / 1_000), 1, "", "127.0.0.1", "", "ready"];
    writeFileSync(dataFile("postmaster.pid"), `${stale.join("\n")}\n`);
    expect(await answer(await start())).toEqual([{ n: 1 }]);
  });

  it("needs no folder: temporary data are gone with the server", async () => {
    const before = new Set(readdirSync(os.tmpdir()));
    const postgres = await startPostgres({ settings: { fsync: "off" } });
    expect(await answer(postgres)).toEqual([{ n: 1 }]);
    const fresh = readdirSync(os.tmpdir()).filter((name) => /^afterglow-\w{6}$/.test(name) && !before.has(name));
    const mine = fresh.filter((name) => isStartedHere(path.join(os.tmpdir(), name, "data.starters")));
    expect(mine).toHaveLength(1);
    await postgres.stop();
    expect(existsSync(path.join(os.tmpdir(), mine[0] ?? ""))).toBe(false);
  });
});
