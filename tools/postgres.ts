import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { type Account, stageBinaries, unprivilegedAccount } from "./postgres-binaries.ts";

export interface EmbeddedPostgres {
  /** Connection string of one database of this server. */
  url(database: string): string;
  ensureDatabase(database: string): Promise<void>;
  /** Stops the server if this process owns it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the data live between runs; a temporary folder, removed on stop, when not given. */
  dataDir?: string;
  /** Server settings, e.g. `{ fsync: "off" }`. */
  settings?: Record<string, string>;
}

const STOP_TIMEOUT_MS = 10_000;
const START_TIMEOUT_MS = 30_000;

/**
 * Starts a real PostgreSQL out of the npm install, on a free port of 127.0.0.1.
 *
 * Started twice on one folder, the second caller uses the running server and leaves it running. A
 * server whose starter has died is taken over and stopped at the end.
 *
 * @throws Error when the platform has no binaries, or the server does not come up.
 */
export async function startPostgres(options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const native = stageBinaries(account);
  const dataDir = placeData(options.dataDir, account);
  if (!existsSync(path.join(dataDir, "PG_VERSION"))) initialise(native, dataDir, account);

  const running = await findRunning(dataDir);
  if (running?.starterAlive) return describe(running.port, () => Promise.resolve());
  if (running) {
    writeStarter(dataDir);
    return describe(running.port, () => stopByPid(running.pid));
  }
  const port = await freePort();
  const server = await launch({ native, dataDir, port, account, settings: options.settings ?? {} });
  writeStarter(dataDir);
  return describe(port, async () => {
    await stopChild(server);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  });
}

function describe(port: number, stop: () => Promise<void>): EmbeddedPostgres {
  const url = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    stop,
    async ensureDatabase(database) {
      const client = new pg.Client(url("postgres"));
      await client.connect();
      try {
        const found = await client.query("select 1 from pg_database where datname = $1", [database]);
        if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
      } finally {
        await client.end();
      }
    },
  };
}

/** As root the data stand in the temporary folder too, named after the folder they belong to. */
function placeData(wanted: string | undefined, account: Account | null): string {
  const dir =
    wanted === undefined ? mkdtempSync(path.join(os.tmpdir(), "afterglow-data-")) : reachable(wanted, account);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (account) chownSync(dir, account.uid, account.gid);
  return dir;
}

function reachable(wanted: string, account: Account | null): string {
  const dir = path.resolve(wanted);
  if (!account) return dir;
  return path.join(os.tmpdir(), `afterglow-data${dir.replaceAll(/[^A-Za-z0-9]+/g, "-")}`);
}

function initialise(native: string, dataDir: string, account: Account | null) {
  const args = ["-D", dataDir, "-U", "postgres", "--no-sync", "--locale=C.UTF-8", "--encoding=UTF8", "-A", "trust"];
  const options = { ...account, encoding: "utf8", cwd: dataDir } as const;
  const result = spawnSync(path.join(native, "bin", "initdb"), args, options);
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || String(result.error)}`);
}

interface Launch {
  native: string;
  dataDir: string;
  port: number;
  account: Account | null;
  settings: Record<string, string>;
}

async function launch({ native, dataDir, port, account, settings }: Launch): Promise<ChildProcess> {
  const fixed = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: "200", timezone: "UTC" };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(path.join(native, "bin", "postgres"), ["-D", dataDir, "-p", String(port), ...flags], {
    ...account,
    cwd: dataDir,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000));
  server.stdout.on("data", listen);
  server.stderr.on("data", listen);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${said}`);
    if (await answers(port)) return detach(server);
    await sleep(25);
  }
  server.kill("SIGKILL");
  throw new Error(`PostgreSQL did not answer within ${START_TIMEOUT_MS / 1000} s:\n${said}`);
}

/** The server must not keep this process alive by itself, nor die of the Ctrl-C meant for it. */
function detach(server: ChildProcess): ChildProcess {
  server.unref();
  for (const stream of [server.stdout, server.stderr]) (stream as unknown as { unref(): void }).unref();
  return server;
}

async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** `postmaster.pid` holds the process id in its first line and the port in its fourth. */
async function findRunning(dataDir: string) {
  const file = path.join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid) || !(await answers(port))) return null; // left by a crash: postgres removes it
  const starter = path.join(dataDir, "starter.pid");
  return { pid, port, starterAlive: existsSync(starter) && isAlive(Number(readFileSync(starter, "utf8"))) };
}

function writeStarter(dataDir: string) {
  writeFileSync(path.join(dataDir, "starter.pid"), String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function stopChild(server: ChildProcess) {
  if (server.exitCode !== null || server.pid === undefined) return;
  await stopByPid(server.pid);
}

/** SIGINT is PostgreSQL's fast shutdown: sessions are ended, data are safe. */
async function stopByPid(pid: number) {
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
