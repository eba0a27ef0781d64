import pg from "pg";

import { isRunning } from "./identity.ts";
import { onDatabase } from "./on-database.ts";

export interface ScratchDatabase {
  url: string;
  drop(): Promise<void>;
}

const PREFIX = "afterglow_demo_";
let made = 0;

/**
 * Makes an empty database that belongs to this process, on the server of the given address. Databases of
 * processes that died without dropping theirs are dropped on the way.
 * @param serverUrl address of any database of the server, by a user who may create databases
 */
export async function createScratchDatabase(serverUrl: string): Promise<ScratchDatabase> {
  const name = `${PREFIX}${process.pid}_${(made += 1)}`;
  await onDatabase(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, $1)",
      [PREFIX],
    );
    for (const { datname } of rows) {
      const owner = Number(datname.slice(PREFIX.length).split("_")[0]);
      if (datname === name || !isRunning(owner)) await drop(client, datname);
    }
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onDatabase(serverUrl, (client) => drop(client, name)) };
}

async function drop(client: pg.Client, name: string) {
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}
