import { env } from "#app/env.server.ts";
import { NEEDS_OWNER } from "#app/providers/account-trouble.ts";
import type { ProviderReason } from "#app/providers/provider-reason.ts";
import { db } from "#app/db.server.ts";
import { accountName } from "#app/providers/account.ts";
import { type Channel, CHANNELS } from "#app/tracking/message-kind.ts";

import type { Holders } from "./wait.ts";

/** What holds back the shop's messages at this moment. */
export async function findHolders(shop: string): Promise<Holders> {
  const [row, hold, accounts] = await Promise.all([
    db.shop.findUnique({ where: { domain: shop }, select: { pausedAt: true } }),
    db.sendingHold.findFirst({ where: { shop, endedAt: null }, orderBy: { openedAt: "desc" } }),
    db.providerAccount.findMany({ where: { shop }, select: { channel: true } }),
  ]);
  const own = new Set(accounts.map(({ channel }) => channel));
  const keyOf = (channel: Channel) => accountName(own.has(channel) ? shop : null, channel);
  const health = await db.providerHealth.findMany({
    where: { account: { in: CHANNELS.map(keyOf) }, openedAt: { not: null } },
  });
  const broken: Holders["broken"] = {};
  for (const channel of CHANNELS) {
    const found = health.find(({ account }) => account === keyOf(channel));
    if (!found?.openedAt) continue;
    broken[channel] = {
      since: found.openedAt,
      own: own.has(channel),
      trouble: found.reason !== null && NEEDS_OWNER.has(found.reason) ? (found.reason as ProviderReason) : null,
    };
  }
  return { isStopped: env.SENDING_STOPPED, pausedAt: row?.pausedAt ?? null, heldAt: hold?.openedAt ?? null, broken };
}
