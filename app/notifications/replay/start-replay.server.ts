import { db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import type { ReplayDraft } from "./replay-draft.ts";

/** Past runs a shop keeps. */
const KEPT = 20;

/**
 * Asks for a draft to be run over the past. One replay of a shop runs at a time: a newer wish ends the older one.
 * @returns the replay's id
 */
export async function startReplay(shop: string, draft: ReplayDraft): Promise<string> {
  return transaction(async (tx) => {
    await tx.replay.updateMany({
      where: { shop, state: "running" },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    const { id } = await tx.replay.create({ data: { shop, draft: JSON.parse(JSON.stringify(draft)) as object } });
    const old = await tx.replay.findMany({
      where: { shop, state: { not: "running" } },
      orderBy: { startedAt: "desc" },
      skip: KEPT,
      select: { id: true },
    });
    await tx.replay.deleteMany({ where: { shop, id: { in: old.map((row) => row.id) } } });
    await enqueue(tx, "message.replay", { shop, replayId: id });
    return id;
  });
}

/** Ends a run; its job stops at the next page of orders. @returns false when it has ended already */
export async function cancelReplay(shop: string, id: string): Promise<boolean> {
  const { count } = await db.replay.updateMany({
    where: { shop, id, state: "running" },
    data: { state: "cancelled", finishedAt: new Date() },
  });
  return count > 0;
}
