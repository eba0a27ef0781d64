import { type InboxItem, type InboxState, Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";
import { columnsOf } from "#app/lib/prepared-sql.server.ts";
import { sql } from "#app/sql.server.ts";

const RETENTION_DAYS = 7;
const SWEEP_ROWS = 1_000;

const COLUMNS = columnsOf(Prisma.InboxItemScalarFieldEnum, "i");

export async function findInboxItem(id: string): Promise<InboxItem | null> {
  const [item] = await sql.$queryRaw<InboxItem[]>`select ${COLUMNS} from "InboxItem" i where i.id = ${id}::bigint`;
  return item ? { ...item, id: BigInt(item.id) } : null;
}

/** Closes an item. The error is for the merchant's eyes: it names fields and rules, never values. */
export async function closeInboxItem(id: bigint, state: Exclude<InboxState, "received">, error: string | null = null) {
  await sql.$executeRaw`
    update "InboxItem"
       set state = ${state}::"InboxState", error = ${error}, attempts = attempts + 1, "finishedAt" = now()
     where id = ${id}::bigint`;
}

/** Forgets the bodies of webhooks older than a week, a thousand at a time; the rows stay as facts. @returns how many */
export function forgetOldBodies(now: Date): Promise<number> {
  const before = new Date(now.getTime() - RETENTION_DAYS * 86_400_000);
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      update "InboxItem" set body = null
       where id in (select id from "InboxItem" where body is not null and "receivedAt" < ${before} limit ${rows})`,
  );
}
