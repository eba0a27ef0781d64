import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

import pg from "pg";

import { identityOf, isAlive } from "./identity.ts";
import { withLock } from "./lock.ts";
import { onDatabase } from "./on-database.ts";
import { type Account, stageBinaries, unprivilegedAccount } from "./postgres-binaries.ts";
import { findServer, initialise, launchServer, stopServer } from "./postgres-server.ts";

export interface EmbeddedPostgres {
  /** Connection string of one database of this server. */
  url(database: string): string;
  ensureDatabase(database: string): Promise<void>;
  /** Lets go of the server; the last one who does stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the data live between runs; a temporary folder, removed on stop, when not given. */
  dataDir?: string;
  /** Server settings, e.g. `{ fsync: "off" }`; a server that runs already keeps its own. */
  settings?: Record<string, string>;
}

let starts = 0;

/**
 * Starts a real PostgreSQL out of the npm install, on a free port of 127.0.0.1.
 *
 * Started twice on one folder, both callers share one server, and the last to stop ends it. Callers who
 * died without stopping do not count.
 *
 * @throws Error when the platform has no binaries, or the server does not come up.
 */
export async function startPostgres(options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const native = stageBinaries(account);
  const dataDir = placeData(options.dataDir, account);
  const lock = `${dataDir}.lock`;
  const starters = `${dataDir}.starters`;
  const starter = path.join(starters, `${process.pid}-${(starts += 1)}`);
  const port = await withLock(lock, async () => {
    initialise(native, dataDir, account);
    const settings = options.settings ?? {};
    const server = (await findServer(dataDir)) ?? (await launchServer({ native, dataDir, account, settings }));
    mkdirSync(starters, { recursive: true });
    writeFileSync(starter, identityOf(process.pid));
    return server.port;
  });
  async function stop() {
    rmSync(starter, { force: true });
    if (countStarters(starters) > 0) return;
    rmSync(starters, { recursive: true, force: true });
    await stopServer(dataDir);
    if (!options.dataDir) rmSync(path.dirname(dataDir), { recursive: true, force: true });
  }
  let stopping: Promise<void> | undefined;
  const url = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    ensureDatabase: (database) => ensureDatabase(url("postgres"), database),
    stop: () => (stopping ??= withLock(lock, stop)),
  };
}

/** How many processes still use the server; what the dead left is swept away. */
function countStarters(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const living = files.filter((file) => isAlive(readFileSync(file, "utf8")));
  for (const file of files) if (!living.includes(file)) rmSync(file, { force: true });
  return living.length;
}

async function ensureDatabase(serverUrl: string, database: string) {
  await onDatabase(serverUrl, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  });
}

/** As root the data stand in the temporary folder too, named after the folder they belong to. */
function placeData(wanted: string | undefined, account: Account | null): string {
  if (wanted === undefined) return path.join(temporaryFolder(), "data");
  const dir = path.resolve(wanted);
  return account ? path.join(os.tmpdir(), `afterglow-data${dir.replaceAll(/[^A-Za-z0-9]+/g, "-")}`) : dir;
}

/** The server's own user must be able to walk through it. */
function temporaryFolder(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), "afterglow-"));
  chmodSync(dir, 0o711);
  return dir;
}
