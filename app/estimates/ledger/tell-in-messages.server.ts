import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { sql } from "#app/sql.server.ts";

import type { DatedToldWindow } from "./told-window.ts";

/** What messages tell, before they leave. Each is a telling of its own; one that is tried again tells what it tells then. */
export async function tellInMessages(told: readonly (DatedToldWindow & { messageId: string })[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ shipmentId, ...window }) => ({
    ...{ id: timeOrderedId(window.toldAt), subjectId: shipmentId ?? window.orderId },
    ...window,
  }));
  await sql.$executeRaw`
    insert into "ToldWindow" (id, shop, "orderId", "subjectId", surface, "messageId", "shipsByOn", "earliestOn",
                              "latestOn", basis, version, "toldAt", "endsAt")
    select *
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as fresh (id uuid, shop text, "orderId" uuid, "subjectId" uuid, surface text, "messageId" uuid,
                     "shipsByOn" date, "earliestOn" date, "latestOn" date, basis text, version int,
                     "toldAt" timestamptz, "endsAt" timestamptz)
    on conflict ("messageId", "subjectId") do update
       set "shipsByOn" = excluded."shipsByOn", "earliestOn" = excluded."earliestOn", "latestOn" = excluded."latestOn",
           basis = excluded.basis, version = excluded.version, "toldAt" = excluded."toldAt",
           "endsAt" = excluded."endsAt", outcome = null, "settledAt" = null,
           "leftOutcome" = null`;
}

/**
 * Writes down which message says sorry for which windows. One that another message has said sorry for in the meantime
 * stays that one's, unless that came to nothing.
 */
export async function storeApologies(apologies: readonly { messageId: string; toldIds: string[] }[]): Promise<void> {
  const pairs = apologies.flatMap(({ messageId, toldIds }) => toldIds.map((toldId) => ({ messageId, toldId })));
  if (pairs.length === 0) return;
  await sql.$executeRaw`
    update "ToldWindow" told set "apologyId" = sorry."messageId", "apologizedAt" = now()
      from unnest(${pairs.map(({ messageId }) => messageId)}::uuid[], ${pairs.map(({ toldId }) => toldId)}::uuid[])
           as sorry("messageId", "toldId")
     where told.id = sorry."toldId"
       and (told."apologyId" is null or exists (
         select 1 from "Message" known where known.id = told."apologyId"
            and known.state in ('failed', 'dead', 'skipped', 'superseded', 'expired', 'suppressed', 'bounced')))`;
}
