import { createHash } from "node:crypto";

import type pg from "pg";

import { jobs } from "#app/jobs/jobs.ts";

/** A verified webhook, ready to be stored. */
export interface IncomingItem {
  source: "shopify" | "sendgrid" | "twilio" | "helpdesk";
  shop: string;
  topic: string;
  /** Unique per delivery within source, shop and topic; the body's hash when the sender gave none. */
  webhookId: string | null;
  eventId: string | null;
  apiVersion: string | null;
  triggeredAt: Date | null;
  body: Buffer;
}

// One statement for a whole group: rows that are new are stored and their jobs added, known ones are left.
const STORE = `
  with incoming as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
                         $8::bytea[], $9::bytea[])
      as item (source, shop, topic, "webhookId", "eventId", "apiVersion", "triggeredAt", "bodySha256", body)
  ), fresh as (
    insert into "InboxItem" (source, shop, topic, "webhookId", "eventId", "apiVersion", "triggeredAt", "bodySha256", body)
    select * from incoming
    on conflict do nothing
    returning id
  ), specs as (
    select array_agg(('webhook.read', json_build_object('inboxId', id::text), null, null, ${jobs["webhook.read"].maxAttempts},
                      null, null, null)::graphile_worker.job_spec) as list
      from fresh
  )
  select count(job.id) from specs, lateral graphile_worker.add_jobs(specs.list) as job where specs.list is not null`;

/** Stores a group and enqueues the reading of every item that was new, in one statement. */
export async function storeItems(pool: pg.Pool, items: IncomingItem[]): Promise<void> {
  const hashes = items.map((item) => createHash("sha256").update(item.body).digest());
  await pool.query(STORE, [
    items.map((item) => item.source),
    items.map((item) => item.shop),
    items.map((item) => item.topic),
    items.map((item, index) => item.webhookId ?? hashes[index]?.toString("hex")),
    items.map((item) => item.eventId),
    items.map((item) => item.apiVersion),
    items.map((item) => item.triggeredAt),
    hashes,
    items.map((item) => item.body),
  ]);
}
