import { createHash } from "node:crypto";

import { Prisma } from "@prisma/client";
import type pg from "pg";

/** Statements written by hand: what a Prisma client, an open transaction of it and `preparedSql` have in common. */
export interface Sql {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

/** So many texts get a name; statements with lists spelled out in them must not fill the server's memory. */
const MOST_NAMES = 300;
const names = new Map<string, string>();

/**
 * Raw statements straight on the driver, kept prepared by the server: on paths that are walked a hundred times a second
 * they cost a tenth of what a compiled query costs. Values travel as parameters, as with Prisma; instants come back as
 * Dates, `bigint` as text.
 */
export function preparedSql(client: Pick<pg.Pool | pg.PoolClient, "query">): Sql {
  const run = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const whole = "raw" in query ? Prisma.sql(query, ...values) : query;
    const { text } = whole;
    const name = nameOf(text);
    return client.query<pg.QueryResultRow>({ text, values: whole.values, ...(name === undefined ? {} : { name }) });
  };
  return {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await run(query, values)).rows as T,
    $executeRaw: async (query, ...values) => (await run(query, values)).rowCount ?? 0,
  };
}

/**
 * The name comes from the text alone: the web server and Remix's own bundle each load this module, and share the
 * connections on which a name may stand for one statement only.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `afterglow-${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/** The columns of a model, spelled out: one more in the database changes nothing for a process that runs. */
export function columnsOf(fields: Record<string, unknown>, alias: string): Prisma.Sql {
  return Prisma.raw(
    Object.keys(fields)
      .map((column) => `${alias}."${column}"`)
      .join(", "),
  );
}
