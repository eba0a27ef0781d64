import { expect, it, vi } from "vitest";

import { pool } from "#app/db.server.ts";

it("lets two copies of the module share a connection", async () => {
  const client = await pool.connect();
  try {
    const first = (await import("./prepared-sql.server.ts")).preparedSql(client);
    vi.resetModules();
    const second = (await import("./prepared-sql.server.ts")).preparedSql(client);
    expect(await first.$queryRaw`select ${1}::int as one`).toEqual([{ one: 1 }]);
    expect(await second.$queryRaw`select ${2}::int as two`).toEqual([{ two: 2 }]);
    expect(await second.$queryRaw`select ${3}::int as one`).toEqual([{ one: 3 }]);
  } finally {
    client.release();
  }
});
