import { transaction } from "#app/db.server.ts";

import { parseSetup, type Setup, type SetupTick } from "./setup.ts";

/** Ticks or unticks a step that only the merchant can judge. */
export function saveSetupTick(shop: string, tick: SetupTick, isDone: boolean, now: Date): Promise<void> {
  return rememberSetup(shop, { [tick]: isDone ? now.toISOString() : undefined });
}

/** Puts the guide away; it stays away until it is asked for. */
export function dismissSetup(shop: string, now: Date): Promise<void> {
  return rememberSetup(shop, { dismissedAt: now.toISOString() });
}

export function showSetup(shop: string): Promise<void> {
  return rememberSetup(shop, { dismissedAt: undefined });
}

type SetupChange = { [K in keyof Setup]: Setup[K] | undefined };

/** Two ticks at the same moment must not erase each other: the row is locked while it is rewritten. */
export async function rememberSetup(shop: string, change: SetupChange): Promise<void> {
  await transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ setup: unknown }[]>`
      select setup from "Shop" where domain = ${shop} for update`;
    const setup = { ...parseSetup(rows[0]?.setup), ...change };
    await tx.shop.update({ where: { domain: shop }, data: { setup } });
  });
}
