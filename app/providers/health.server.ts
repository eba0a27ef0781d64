import { type Db, db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";

import type { AccountName } from "./account.ts";
import type { ProviderReason } from "./provider-reason.ts";

/** Between two calls that try an account whose breaker is open, in seconds. */
const PROBE_SECONDS = 60;

/**
 * Leaves an account alone: its lanes are not claimed, but for one call a minute over all workers.
 * @param seconds until the first such call
 * @returns since when it has been left alone
 */
export async function openBreaker(
  tx: Db,
  account: AccountName,
  reason: ProviderReason,
  seconds = PROBE_SECONDS,
): Promise<Date> {
  const rows = await tx.$queryRaw<{ openedAt: Date }[]>`
    insert into "ProviderHealth" as h (account, "openedAt", "probeAt", reason)
    values (${account}, now(), now() + ${seconds} * interval '1 second', ${reason})
        on conflict (account) do update
       set "openedAt" = coalesce(h."openedAt", excluded."openedAt"), reason = excluded.reason,
           "probeAt" = greatest(h."probeAt", excluded."probeAt")
    returning "openedAt"`;
  return rows[0]?.openedAt ?? new Date();
}

/** A trial that never reached the provider: the next message may have it at once. */
export async function giveTrialBack(tx: Db, account: AccountName): Promise<void> {
  await tx.$executeRaw`
    update "ProviderHealth" set "probeAt" = now() where account = ${account} and "openedAt" is not null`;
}

/** The account works again: its lanes drain. */
export async function closeBreaker(tx: Db, account: AccountName): Promise<void> {
  await tx.providerHealth.deleteMany({ where: { account } });
}

/** Why nothing may leave by an account now, whoever asks: everything is stopped, or it is left alone. Null: it may. */
export async function whyClosed(
  account: AccountName,
  isStopped = env.SENDING_STOPPED,
): Promise<"sending_stopped" | "account_closed" | null> {
  if (isStopped) return "sending_stopped";
  const open = { account, openedAt: { not: null } };
  return (await db.providerHealth.count({ where: open })) > 0 ? "account_closed" : null;
}
