import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

import pg from "pg";

// The least that could take an export in: every line parsed once, the lines of products stored as they are, five
// hundred at a time. Nothing is checked, joined or compared. Started by `catalog.ts`.
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query("drop table if exists bare_product");
await client.query("create table bare_product (gid text primary key, line jsonb not null)");

const startedAt = performance.now();
let batch: unknown[] = [];
const flush = async () => {
  await client.query(
    `insert into bare_product select line ->> 'id', line from jsonb_array_elements($1::jsonb) line
     on conflict (gid) do update set line = excluded.line`,
    [JSON.stringify(batch)],
  );
  batch = [];
};
for await (const text of createInterface({ input: createReadStream(process.argv[2] ?? "") })) {
  const line = JSON.parse(text) as { __parentId?: string };
  if (line.__parentId === undefined) batch.push(line);
  if (batch.length >= 500) await flush();
}
await flush();
console.log(JSON.stringify({ ms: Math.round(performance.now() - startedAt) }));
await client.end();
