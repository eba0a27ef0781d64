import type pg from "pg";

import { waitFor } from "./wait-for.ts";

/**
 * A day that was told moves with a word of why: whoever wants to see it told only once waits until windows rest on what
 * the past has taught, and all that is under way was looked at since.
 */
export async function awaitLearned(client: pg.Client): Promise<void> {
  await waitFor("delivery times to be learned", () => isLearned(client), 180_000);
}

async function isLearned(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from graphile_worker.jobs
      where task_identifier in ('estimates.learn', 'estimates.refresh') and (attempts = 0 or locked_at is not null)
     union all
     select 1 where not exists (select 1 from "SyncRun" where kind = 'estimates' and state in ('done', 'failed'))`,
  );
  return rows.length === 0;
}
