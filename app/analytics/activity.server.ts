import { db } from "#app/db.server.ts";

/** A webhook whose body could not be given a meaning. Its body is never shown: it may name a person. */
export interface FailedWebhook {
  id: string;
  topic: string;
  receivedAt: Date;
  error: string | null;
  attempts: number;
  /** False once retention has emptied the stored body. */
  canReplay: boolean;
}

export interface TopicCount {
  topic: string;
  received: number;
  failed: number;
}

export interface PrivacyRow {
  id: string;
  /** data_request | customer_redact | shop_redact */
  kind: string;
  requestedAt: Date;
  completedAt: Date | null;
  hasExport: boolean;
}

/** The newest webhooks that wait for a replay. */
export async function listFailedWebhooks(shop: string, limit: number): Promise<FailedWebhook[]> {
  const rows = await db.$queryRaw<(Omit<FailedWebhook, "id"> & { id: bigint })[]>`
    select id, topic, "receivedAt", error, attempts, body is not null as "canReplay"
      from "InboxItem"
     where shop = ${shop} and state = 'failed'
     order by "receivedAt" desc
     limit ${limit}`;
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}

/** Webhooks by topic since a moment, the busiest first. */
export function countTopics(shop: string, since: Date): Promise<TopicCount[]> {
  return db.$queryRaw<TopicCount[]>`
    select topic, count(*)::int as received, (count(*) filter (where state = 'failed'))::int as failed
      from "InboxItem"
     where shop = ${shop} and "receivedAt" >= ${since}
     group by topic
     order by received desc, topic`;
}

/** The latest legal requests of shoppers. */
export function listPrivacyRequests(shop: string, limit: number): Promise<PrivacyRow[]> {
  return db.$queryRaw<PrivacyRow[]>`
    select id, kind, "requestedAt", "completedAt", "exportSealed" is not null as "hasExport"
      from "PrivacyRequest"
     where shop = ${shop}
     order by "requestedAt" desc
     limit ${limit}`;
}
