import { afterwards } from "#app/lib/afterwards.ts";
import { writeBehind } from "#app/lib/write-behind.ts";
import { logger } from "#app/logger.server.ts";
import { sql } from "#app/sql.server.ts";

import type { ClickSurface } from "./new-click.ts";

interface Due {
  shop: string;
  orderId: string;
  surface: ClickSurface;
  isHeldOut: boolean;
  at: Date;
}

const queue = writeBehind<Due>(storeDue);

/**
 * Remembers that picks were due before a shopper's eyes: shown, or held back because of their side alone. The first time
 * counts, and both sides count it alike. Written behind the answer.
 * @param isHeldOut what was done: who was drawn for a comparison that is over sees picks
 */
export function noteDue(shop: string, orderId: string, surface: ClickSurface, isHeldOut: boolean): void {
  afterwards(queue.add({ shop, orderId, surface, isHeldOut, at: new Date() }), (error) =>
    logger.error({ err: error, shop }, "showing of picks not noted"),
  );
}

async function storeDue(all: Due[]): Promise<void> {
  await sql.$executeRaw`
    update "PickTrial" trial set "dueAt" = due.at, "dueOn" = due.surface, "isHeldOut" = due."isHeldOut"
      from (select distinct on (shop, "orderId") * from json_to_recordset(${JSON.stringify(all)}::json)
              as told (shop text, "orderId" uuid, surface text, "isHeldOut" bool, at timestamptz) order by shop, "orderId", at) due
     where trial.shop = due.shop and trial."orderId" = due."orderId" and trial."dueAt" is null`;
}
