import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";
import type { AccountName } from "#app/providers/account.ts";
import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import type { Cause } from "#app/notifications/arbiter/cause.ts";
import type { Verdict } from "#app/notifications/arbiter/door.ts";
import { judge } from "#app/notifications/arbiter/judge.server.ts";

import { fullAccounts, roomOf } from "./account-guard.server.ts";
import { type DueMessage, lockPending, pickDue, takeProbes } from "./due.server.ts";

/** A message whose intent to be sent is on record: whoever holds its attempt may call the provider once. */
export interface ClaimedMessage {
  id: string;
  shop: string;
  orderId: string;
  shipmentId: string | null;
  /** What an answer is about. */
  subjectId: string | null;
  kind: OutboxKind;
  channel: Channel;
  cycle: number;
  /** What makes it news where no status does. */
  cause: Cause | null;
  attemptId: string;
  /** Attempts so far, this one included. */
  attempts: number;
  expiresAt: Date;
  recipientHash: Uint8Array<ArrayBuffer>;
  recipientSealed: Uint8Array<ArrayBuffer>;
  /** Whose account carries it. */
  account: AccountName;
  accountSavedAt: Date | null;
  /** It tries an account whose breaker is open. */
  probing: boolean;
}

/**
 * Takes up to `limit` due messages and puts them through the gate. When it returns, every claimed message is
 * committed as `sending`, in the order in which they are to leave.
 * @returns what is to be sent now, and how many due messages were looked at
 */
export async function claimDue(limit: number): Promise<{ claimed: ClaimedMessage[]; seen: number }> {
  // Nothing is locked by looking, and most looks find nothing: those need no transaction.
  const picked = withinRoom(await pickDue(sql, limit, fullAccounts()));
  if (picked.size === 0) return { claimed: [], seen: 0 };
  return sqlTransaction(async (tx) => {
    const mine = await lockPending(tx, [...picked.keys()]);
    if (mine.size === 0) return { claimed: [], seen: picked.size };
    const verdicts = await judge(
      tx,
      [...picked.keys()].filter((id) => mine.has(id)),
    );
    await keepBack(tx, verdicts);
    const passed = new Set(verdicts.filter(({ verdict }) => verdict.verdict === "send").map(({ id }) => id));
    const open = await withinProbes(
      tx,
      [...picked.values()].filter(({ id }) => passed.has(id)),
    );
    const claimed = open.length === 0 ? [] : await commitIntent(tx, open);
    const order = [...picked.keys()];
    return { claimed: claimed.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)), seen: verdicts.length };
  });
}

/** An account on trial gets one message, any other as many as it has room for in this process. */
function withinRoom(due: DueMessage[]): Map<string, DueMessage> {
  const taken = new Map<AccountName, number>();
  const picked = new Map<string, DueMessage>();
  for (const message of due) {
    const count = taken.get(message.account) ?? 0;
    if (count >= (message.probing ? 1 : roomOf(message.account))) continue;
    taken.set(message.account, count + 1);
    picked.set(message.id, message);
  }
  return picked;
}

async function withinProbes(tx: Sql, due: DueMessage[]): Promise<DueMessage[]> {
  const trials = due.filter(({ probing }) => probing).map(({ account }) => account);
  const won = await takeProbes(tx, trials);
  return due.filter(({ probing, account }) => !probing || won.has(account));
}

/** What does not leave now: it has ended, or it waits until a later time. Either way it says why. */
async function keepBack(tx: Sql, verdicts: { id: string; verdict: Verdict }[]) {
  const kept = verdicts.flatMap<{ id: string; reason: string; state: string; until: Date | null }>(
    ({ id, verdict }) => {
      if (verdict.verdict === "send") return [];
      const { reason } = verdict;
      if (verdict.verdict === "refuse") return [{ id, reason, state: verdict.state, until: null }];
      return [{ id, reason, state: "pending", until: verdict.until }];
    },
  );
  if (kept.length === 0) return;
  await tx.$executeRaw`
    update "Message" m
       set state = v.state::"MessageState", reason = v.reason, "runAt" = coalesce(v.until, m."runAt"),
           "finishedAt" = case when v.state = 'pending' then null else now() end,
           "recipientSealed" = case when v.reason in ('redacted', 'app_removed') then null else m."recipientSealed" end
      from unnest(${kept.map((row) => row.id)}::uuid[], ${kept.map((row) => row.state)}::text[],
                  ${kept.map((row) => row.reason)}::text[], ${kept.map((row) => row.until)}::timestamptz[])
           as v(id, state, reason, until)
     where m.id = v.id`;
}

function commitIntent(tx: Sql, due: DueMessage[]): Promise<ClaimedMessage[]> {
  return tx.$queryRaw<ClaimedMessage[]>`
    update "Message" m
       set state = 'sending', "attemptId" = gen_random_uuid(), "sendingAt" = now(), attempts = m.attempts + 1,
           reason = null, account = v.account, provider = case m.channel when 'email' then 'sendgrid' else 'twilio' end
      from unnest(${due.map((row) => row.id)}::uuid[], ${due.map((row) => row.account)}::text[],
                  ${due.map((row) => row.accountSavedAt)}::timestamptz[],
                  ${due.map((row) => row.probing)}::boolean[]) as v(id, account, "savedAt", probing)
     where m.id = v.id
    returning m.id, m.shop, m."orderId", m."shipmentId", m."subjectId", m.kind, m.channel, m.cycle, m.cause, m."attemptId",
              m.attempts, m."expiresAt", m."recipientHash", m."recipientSealed", m.account, v."savedAt" as "accountSavedAt",
              v.probing`;
}
