import { db } from "#app/db.server.ts";

/** `catalog`: everything that changed before has been read; `catalog.whole`: everything there was. */
type CursorName = "catalog" | "catalog.whole";

/** Up to when the shop has been read; null before the first time. */
export async function readCursor(shop: string, name: CursorName): Promise<Date | null> {
  const row = await db.syncCursor.findUnique({ where: { shop_name: { shop, name } } });
  return row?.cursorAt ?? null;
}

/**
 * @param at when the export that has been read began
 * @param countries ISO 3166-1, whose offers a whole one asked for
 */
export async function moveCursor(shop: string, name: CursorName, at: Date, countries: string[] = []): Promise<void> {
  await db.$executeRaw`
    insert into "SyncCursor" (shop, name, "cursorAt", countries, "updatedAt")
    values (${shop}, ${name}, ${at}, ${countries}, now())
    on conflict (shop, name) do update
      set "cursorAt" = excluded."cursorAt", countries = excluded.countries, "updatedAt" = now()
      where "SyncCursor"."cursorAt" <= excluded."cursorAt"`;
}
