import type { Db } from "#app/db.server.ts";
import { afterwards } from "#app/lib/afterwards.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { writeBehind } from "#app/lib/write-behind.ts";
import { logger } from "#app/logger.server.ts";
import { sql } from "#app/sql.server.ts";

import { type DatedToldWindow, inRounds, type NewToldWindow } from "./told-window.ts";

const queue = writeBehind<DatedToldWindow[]>((groups) => storeTold(sql, groups.flat()));

/**
 * Writes into the ledger what a page has just told, without letting the shopper wait for it. The same window, told again
 * on the same surface, is told once.
 */
export function tellWindows(shop: string, windows: readonly NewToldWindow[], now: Date): void {
  if (windows.length === 0) return;
  afterwards(tellLater(shop, windows, now), (error) => logger.error({ err: error, shop }, "told windows not stored"));
}

/** The same for who waits for it: it is written together with what others tell meanwhile. */
export function tellLater(shop: string, windows: readonly NewToldWindow[], now: Date): Promise<void> {
  return queue.add(windows.map((window) => ({ ...window, shop, toldAt: now })));
}

/** The same at once. */
export async function storeTold(client: Sql | Db, told: readonly DatedToldWindow[]): Promise<void> {
  for (const round of inRounds(told)) await storeRound(client, round);
}

/**
 * A window takes the place behind its chain's last one, and only where it differs. Two that come at once want the same
 * place: one of them gets it, and the next look tells the other's.
 */
async function storeRound(client: Sql | Db, round: readonly DatedToldWindow[]): Promise<void> {
  const rows = round.map(({ shipmentId, ...window }) => ({
    ...{ id: timeOrderedId(window.toldAt), subjectId: shipmentId ?? window.orderId },
    ...window,
  }));
  await client.$executeRaw`
    insert into "ToldWindow" (id, shop, "orderId", "subjectId", surface, place, "shipsByOn", "earliestOn", "latestOn",
                              basis, version, "toldAt", "endsAt")
    select fresh.id, fresh.shop, fresh."orderId", fresh."subjectId", fresh.surface, coalesce(last.place + 1, 0),
           fresh."shipsByOn", fresh."earliestOn", fresh."latestOn", fresh.basis, fresh.version, fresh."toldAt",
           fresh."endsAt"
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as fresh (id uuid, shop text, "orderId" uuid, "subjectId" uuid, surface text, "shipsByOn" date,
                     "earliestOn" date, "latestOn" date, basis text, version int, "toldAt" timestamptz,
                     "endsAt" timestamptz)
      left join lateral (
        select place, "shipsByOn", "earliestOn", "latestOn" from "ToldWindow" known
         where known."subjectId" = fresh."subjectId" and known.surface = fresh.surface and known.place is not null
         order by place desc limit 1) last on true
     where (last."shipsByOn", last."earliestOn", last."latestOn")
           is distinct from (fresh."shipsByOn", fresh."earliestOn", fresh."latestOn")
    on conflict do nothing`;
}
