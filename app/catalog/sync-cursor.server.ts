import { db } from "#app/db.server.ts";

/** `catalog`: everything that changed before has been read; `catalog.whole`: everything there was. */
type CursorName = "catalog" | "catalog.whole";

/** Up to when the shop has been read; null before the first time. */
export async function readCursor(shop: string, name: CursorName): Promise<Date | null> {
  const row = await db.syncCursor.findUnique({ where: { shop_name: { shop, name } } });
  return row?.cursorAt ?? null;
}

/** @param at when the export that has been read began */
export async function moveCursor(shop: string, name: CursorName, at: Date): Promise<void> {
  await db.$executeRaw`
    insert into "SyncCursor" (shop, name, "cursorAt", "updatedAt") values (${shop}, ${name}, ${at}, now())
    on conflict (shop, name) do update
      set "cursorAt" = greatest("SyncCursor"."cursorAt", excluded."cursorAt"), "updatedAt" = now()`;
}
