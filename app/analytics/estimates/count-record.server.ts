import { db } from "#app/db.server.ts";
import { parseWindowRecord, RECORD_DAYS, type WindowRecord } from "#app/estimates/window-record.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { findScoreCells } from "./find-cells.server.ts";
import { sumCells } from "./score-cell.ts";

/** Counts anew how often the days named at hand-over held, in whole days as shoppers read them, if they are told of it. */
export async function countRecord(shop: string, now: Date): Promise<void> {
  const { isShown } = parseWindowRecord((await requireShop(shop)).windowRecord);
  if (!isShown) return;
  const cells = await findScoreCells(shop, { days: RECORD_DAYS, moments: ["handover"] }, now);
  const { told, inside } = sumCells(cells.filter(({ replayed }) => !replayed)).ours;
  await change(shop, { of: told, inside, countedAt: now.toISOString() });
}

/** Whether shoppers are told how often days held; from now on, or no more. */
export async function showRecord(shop: string, isShown: boolean, now: Date): Promise<void> {
  await change(shop, { isShown });
  await countRecord(shop, now);
}

/** The job counts while the merchant decides: neither takes the other's word back. */
async function change(shop: string, part: Partial<WindowRecord>): Promise<void> {
  await db.$executeRaw`
    update "Shop" set "windowRecord" = "windowRecord" || ${JSON.stringify(part)}::jsonb where domain = ${shop}`;
}
