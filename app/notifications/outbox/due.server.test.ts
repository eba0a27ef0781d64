import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { waitingJobs } from "#tests/support/willow.ts";

import { pickDue } from "./due.server.ts";
import { wakeDispatcherForNext } from "./wake-dispatcher.server.ts";

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.providerHealth.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

/** Shops `prefix1` … with messages each, due in so many seconds. */
async function store(prefix: string, shops: number, messages: number, seconds: number, pausedAt: Date | null = null) {
  const name = `${prefix}%s.myshopify.com`;
  await db.$executeRaw`
    insert into "Shop" (domain, name, "pausedAt", "dataKey")
    select format(${name}, n), 'Shop', ${pausedAt}::timestamptz, '' from generate_series(1, ${shops}::int) n`;
  await db.$executeRaw`
    insert into "Message" (id, shop, key, "orderId", kind, channel, "recipientHash", "occurredAt", "runAt", "expiresAt")
    select gen_random_uuid(), format(${name}, n), gen_random_uuid(), gen_random_uuid(), 'delivered', 'sms', '', now(),
           now() + ${seconds} * interval '1 second', now() + interval '1 day'
      from generate_series(1, ${shops}::int) n, generate_series(1, ${messages}::int)`;
}

describe("pickDue", () => {
  const shopsOf = async (limit: number) => {
    const picked = await pickDue(db, limit, []);
    const rows = await db.message.findMany({ where: { id: { in: picked.map(({ id }) => id) } } });
    return new Set(rows.map(({ shop }) => shop));
  };

  it("finds what is due behind many lanes that wait for the morning", async () => {
    await store("a", 200, 1, 3_600);
    await store("zz", 1, 3, -60);
    expect((await pickDue(db, 10, [])).length).toBe(3);
  });

  it("finds it behind a backlog that may not leave", async () => {
    await store("a", 70, 1, 3_600);
    await store("b", 1, 600, -600, new Date());
    await store("zz", 1, 1, -60);
    expect(await pickDue(db, 10, [])).toHaveLength(1);
  });

  it("gives every lane its turn while more is due than one look reads", async () => {
    await store("a", 1, 1_000, -600);
    await store("b", 150, 1, -60);
    const seen = new Set<string>();
    for (let looks = 0; looks < 4; looks += 1) for (const shop of await shopsOf(100)) seen.add(shop);
    expect(seen.size).toBe(151);
  });
});

describe("wakeDispatcherForNext", () => {
  it("asks for the soonest time, whatever lies before it in closed lanes", async () => {
    await store("a", 1, 600, 60, new Date());
    await store("b", 2, 1, 7_200);
    await store("zz", 1, 1, 3_600);
    await wakeDispatcherForNext();
    const [job] = await waitingJobs();
    expect(job?.name).toBe("message.deliver");
    const rows = await db.$queryRaw<{ seconds: number }[]>`
      select extract(epoch from run_at - now())::float as seconds from graphile_worker._private_jobs`;
    expect(Math.round((rows[0]?.seconds ?? 0) / 60)).toBe(60);
  });
});
