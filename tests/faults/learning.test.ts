import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { expect, it } from "vitest";

import { SteadyPrismaPg } from "#app/lib/steady-prisma-pg.server.ts";
import { ageRemains } from "#tests/support/drill.ts";
import { type PastParcelOptions, storePast } from "#tests/support/past-parcels.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 12 });
const DAY = 86_400_000;
/** Whoever stores a draft after the first waits for it. */
const GATE = 42;

/** Enough that every fit is worth a draft. */
function past(): PastParcelOptions[] {
  return Array.from({ length: 1_500 }, (_, index) => ({
    ...{ shop: WILLOW, packed: 1, took: 1.5 + (index % 10) / 20 },
    orderedAt: new Date(Date.now() - (5 + (index * 230) / 1_500) * DAY),
  }));
}

const query = <T extends object>(sql: string) => queryDatabase<T>(shop.stack(), sql);
const drafts = () => query<{ begunAt: Date }>(`select "begunAt" from "EstimatorDraft"`);
const models = () => query<{ learnedAt: Date }>(`select "learnedAt" from "EstimatorModel"`);
const runs = () =>
  query<{ state: string; detail: string | null }>(`select state, detail from "SyncRun" where kind = 'estimates'`);

it("a process killed while it learns: the next one goes on after the fit that was finished", async () => {
  const stack = shop.stack();
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, options: "-c timezone=UTC" });
  const gate = new pg.Client(stack.databaseUrl);
  try {
    await storePast(past(), new PrismaClient({ adapter: new SteadyPrismaPg(pool, { disposeExternalPool: false }) }));
    await gate.connect();
    await gate.query(`select pg_advisory_lock(${GATE})`);
    await query(`
      create function wait_at_gate() returns trigger language plpgsql as $$ begin
        if exists (select from "EstimatorDraft") then perform pg_advisory_xact_lock(${GATE}); end if;
        return new;
      end $$;
      create trigger gate before insert on "EstimatorDraft" for each row execute function wait_at_gate()`);
    await query(`select graphile_worker.add_job('estimates.learn', '{"shop": "${WILLOW}"}', job_key := 'drill')`);
    await waitFor("the first draft", async () => (await drafts()).length > 0, 120_000);

    process.kill(stack.appPid()!, "SIGKILL");
    await waitFor("the end", () => stack.appEnd() !== null);
    await gate.query(`select pg_advisory_unlock(${GATE})`);
    const [{ begunAt } = { begunAt: null }] = await drafts();
    expect(await drafts()).toHaveLength(1);
    await ageRemains(stack);
    await stack.crashApp();

    const goesOn = { state: "done", detail: begunAt!.toISOString() };
    const isDone = async () =>
      (await runs()).some(({ state, detail }) => state === goesOn.state && detail === goesOn.detail);
    await waitFor("the rest to be learned", isDone, 120_000);
    expect(await models()).toContainEqual({ learnedAt: begunAt });
    expect(await drafts()).toEqual([]);
  } finally {
    await Promise.all([pool.end(), gate.end()]);
  }
}, 300_000);
