import { db } from "#app/db.server.ts";

/** Whether the shop has given the app this permission; optional ones come and go. */
export async function hasScope(shop: string, scope: string): Promise<boolean> {
  const session = await db.session.findFirst({ where: { shop, isOnline: false }, select: { scope: true } });
  return session?.scope?.split(",").includes(scope) ?? false;
}
