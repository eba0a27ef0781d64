import { sql } from "#app/sql.server.ts";
import { GroupCommit } from "#app/lib/group-commit.ts";

import type { ClaimedMessage } from "./claim.server.ts";

interface Acceptance {
  message: Pick<ClaimedMessage, "id" | "shop" | "attemptId">;
  providerMessageId: string | null;
  segments: number | null;
}

/** Most calls end well: what comes in while one write is under way goes into the next. */
const acceptances = new GroupCommit<Acceptance>(write, {
  maxItems: 100,
  maxInFlight: 1,
  maxWaiting: 10_000,
  timeoutMs: 20_000,
  lingerMs: 5,
});

/** Writes down that the provider took it. A receipt may have been faster: it is not overwritten by less. */
export function recordAcceptance(acceptance: Acceptance): Promise<void> {
  return acceptances.add(acceptance);
}

async function write(group: Acceptance[]): Promise<void> {
  try {
    await writeAll(group);
  } catch (error) {
    if (group.length === 1) throw error;
    // One row's trouble (a deadlock with somebody who redacts) must not cost the others their outcome.
    const results = await Promise.allSettled(group.map((one) => writeAll([one])));
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw new Error("Not every acceptance could be written", { cause: failed.reason });
  }
}

async function writeAll(group: Acceptance[]): Promise<void> {
  const rows = group.toSorted((a, b) => (a.message.id < b.message.id ? -1 : 1));
  await sql.$executeRaw`
    update "Message" m
       set "providerMessageId" = coalesce(v."providerMessageId", m."providerMessageId"), segments = v.segments,
           "acceptedAt" = coalesce(m."acceptedAt", now()),
           state = case when m.state in ('sending', 'unknown') then 'accepted' else m.state end,
           reason = case when m.state in ('sending', 'unknown') then null else m.reason end
      from unnest(${rows.map(({ message }) => message.shop)}::text[], ${rows.map(({ message }) => message.id)}::uuid[],
                  ${rows.map(({ message }) => message.attemptId)}::uuid[],
                  ${rows.map((row) => row.providerMessageId)}::text[], ${rows.map((row) => row.segments)}::int[])
        as v(shop, id, "attemptId", "providerMessageId", segments)
     where m.shop = v.shop and m.id = v.id and m."attemptId" = v."attemptId"`;
}
