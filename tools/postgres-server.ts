import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isRunning } from "./identity.ts";
import { onDatabase } from "./on-database.ts";
import { freePort } from "./ports.ts";
import type { Account } from "./postgres-binaries.ts";

const STOP_TIMEOUT_MS = 10_000;
const START_TIMEOUT_MS = 30_000;

export interface Server {
  pid: number;
  port: number;
}

/** Makes the data folder unless it is there. It gets its name when it is complete: a crash leaves no half of it. */
export function initialise(native: string, dataDir: string, account: Account | null) {
  if (existsSync(path.join(dataDir, "PG_VERSION"))) return;
  const fresh = `${dataDir}.new`;
  for (const dir of [fresh, dataDir]) rmSync(dir, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  if (account) chownSync(fresh, account.uid, account.gid);
  const args = ["-D", fresh, "-U", "postgres", "--no-sync", "--locale=C.UTF-8", "--encoding=UTF8", "-A", "trust"];
  const options = { ...account, encoding: "utf8", cwd: fresh } as const;
  const result = spawnSync(path.join(native, "bin", "initdb"), args, options);
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || String(result.error)}`);
  renameSync(fresh, dataDir);
}

export interface Launch {
  native: string;
  dataDir: string;
  account: Account | null;
  settings: Record<string, string>;
}

/** Starts the server on a free port; it outlives this process unless it is stopped. */
export async function launchServer({ native, dataDir, account, settings }: Launch): Promise<Server> {
  const port = await freePort();
  const fixed = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: "200", timezone: "UTC" };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(path.join(native, "bin", "postgres"), ["-D", dataDir, "-p", String(port), ...flags], {
    ...account,
    cwd: dataDir,
    detached: true, // a Ctrl-C meant for us must not reach it
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000));
  server.stdout.on("data", listen);
  server.stderr.on("data", listen);
  server.once("error", (error) => listen(Buffer.from(error.message)));
  const hasEnded = () => server.pid === undefined || server.exitCode !== null || server.signalCode !== null;
  if (await answersInTime(port, hasEnded)) return { pid: letGo(server), port };
  if (!hasEnded()) server.kill("SIGKILL");
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

/** The server must not keep this process alive by itself. */
function letGo(server: ChildProcess): number {
  server.unref();
  for (const stream of [server.stdout, server.stderr]) (stream as unknown as { unref(): void }).unref();
  return server.pid ?? 0;
}

/** The server at work on this folder; a file that a crash left behind is removed. */
export async function findServer(dataDir: string): Promise<Server | null> {
  const server = readServer(dataDir);
  if (!server) return null;
  // One that recovers from a crash is slow to answer.
  if (await answersInTime(server.port, () => !isPostgres(server.pid))) return server;
  if (isPostgres(server.pid)) throw new Error(`PostgreSQL (process ${server.pid}) on ${dataDir} does not answer`);
  rmSync(path.join(dataDir, "postmaster.pid"), { force: true });
  return null;
}

/** Fast shutdown (SIGINT): sessions are ended, data are safe. */
export async function stopServer(dataDir: string) {
  const server = readServer(dataDir);
  if (!server || !isPostgres(server.pid)) return;
  process.kill(server.pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isRunning(server.pid) && Date.now() < deadline) await sleep(20);
  if (isRunning(server.pid)) process.kill(server.pid, "SIGQUIT");
}

/** `postmaster.pid` holds the process id in its first line and the port in its fourth. */
function readServer(dataDir: string): Server | null {
  const file = path.join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Whether that process runs and, as far as the system tells (Linux), is a PostgreSQL. */
function isPostgres(pid: number): boolean {
  if (!(pid > 0) || !isRunning(pid)) return false;
  const name = `/proc/${pid}/comm`;
  return !existsSync(name) || readFileSync(name, "utf8").trim() === "postgres";
}

async function answersInTime(port: number, hasEnded: () => boolean): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!hasEnded() && Date.now() < deadline) {
    if (await answers(port)) return true;
    await sleep(25);
  }
  return false;
}

async function answers(port: number): Promise<boolean> {
  try {
    await onDatabase(`postgresql://postgres@127.0.0.1:${port}/postgres`, (client) => client.query("select 1"));
    return true;
  } catch {
    return false;
  }
}
