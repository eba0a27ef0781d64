import { countFact } from "#app/engagement/record-fact.server.ts";
import { afterwards } from "#app/lib/afterwards.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { writeBehind } from "#app/lib/write-behind.ts";
import { logger } from "#app/logger.server.ts";
import { sql } from "#app/sql.server.ts";

import type { ClickedPick } from "./click-id.ts";
import { type ClickSurface, type NewClick, REPEAT_SECONDS, withoutRepeats } from "./new-click.ts";

/** Whatever opens so many different links of one mail within so many seconds checks them; a person reads one first. */
const MACHINE = { links: 3, seconds: 5 };

const queue = writeBehind<NewClick>(storeClicks, { lingerMs: 300 });

/**
 * Counts that a pick was followed, behind the answer: nobody waits for it. A click that could not be stored is missing
 * in the figures and in nothing else.
 */
export function countPickClick(shop: string, pick: ClickedPick, surface: ClickSurface): void {
  const { orderId, position } = pick;
  if (orderId !== null && surface !== "mail" && surface !== "shelf") {
    countFact(shop, { kind: "pick_click", orderId, props: { surface, position } });
  }
  afterwards(queue.add({ ...pick, shop, surface, clickedAt: new Date() }), (error) =>
    logger.error({ err: error, shop }, "click of a pick not stored"),
  );
}

async function storeClicks(clicks: NewClick[]): Promise<void> {
  const rows = withoutRepeats(clicks).map((click) => ({ id: timeOrderedId(click.clickedAt), ...click }));
  // An order may be gone by now, and a row that points at nothing would take the others along.
  await sql.$executeRaw`
    insert into "PickClick" (id, shop, "orderId", "productGid", kind, position, surface, "clickedAt")
    select click.id, click.shop, click."orderId", click."productGid", click.kind, click.position, click.surface,
           click."clickedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as click (
             id uuid, shop text, "orderId" uuid, "productGid" text, kind text, position int, surface text,
             "clickedAt" timestamptz)
     where click."orderId" is null or (
       exists (select from "Order" own where own.id = click."orderId" and own.shop = click.shop
                                         and own."redactedAt" is null and own."optedOutAt" is null)
       and not exists (
         select from "PickClick" known
          where known.shop = click.shop and known."orderId" = click."orderId"
            and known."productGid" = click."productGid" and known.surface = click.surface
            and known."clickedAt" > click."clickedAt" - make_interval(secs => ${REPEAT_SECONDS}::int)))`;
  const mailed = rows.filter(({ surface }) => surface === "mail");
  if (mailed.length > 0) await markMachines(mailed);
}

async function markMachines(mailed: readonly NewClick[]): Promise<void> {
  const shops = mailed.map(({ shop }) => shop);
  const orderIds = mailed.map(({ orderId }) => orderId);
  await sql.$executeRaw`
    update "PickClick" click set "isMachine" = true
      from unnest(${shops}::text[], ${orderIds}::uuid[]) as asked (shop, "orderId")
     where click.shop = asked.shop and click."orderId" = asked."orderId" and click.surface = 'mail'
       and not click."isMachine"
       and (select count(distinct near."productGid") from "PickClick" near
             where near.shop = click.shop and near."orderId" = click."orderId" and near.surface = 'mail'
               and near."clickedAt" between click."clickedAt" - make_interval(secs => ${MACHINE.seconds}::int)
                                        and click."clickedAt" + make_interval(secs => ${MACHINE.seconds}::int)
           ) >= ${MACHINE.links}::int`;
}
