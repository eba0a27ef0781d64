import type { Order } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { type ConsentRecord, type ConsentSource, type ConsentState, currentConsent, type Purpose } from "./consent.ts";
import type { Address } from "./suppressions.server.ts";

export interface NewConsent extends Address {
  purpose: Purpose;
  state: ConsentState;
  source: ConsentSource;
  orderId?: string | null;
  /** When the shopper said so. */
  happenedAt: Date;
}

/** Writes down what was said; saying it once more changes nothing. */
export async function recordConsent(db: Db, consent: NewConsent): Promise<void> {
  await db.consent.createMany({ data: [{ ...consent, orderId: consent.orderId ?? null }], skipDuplicates: true });
}

/** What counts for an address and purpose, with how and since when we know; null when nothing was ever said. */
export async function findConsent(db: Db, address: Address, purpose: Purpose): Promise<ConsentRecord | null> {
  const select = { state: true, source: true, happenedAt: true } as const;
  const rows = await db.consent.findMany({ where: { ...address, purpose }, select });
  return currentConsent(rows as ConsentRecord[]);
}

type Buyer = Pick<Order, "shop" | "id" | "placedAt" | "sourceUpdatedAt" | "acceptsMarketing">;

/**
 * What an order says of consent, in one statement however often it is asked: an address given with it may be told of
 * it, and `buyer_accepts_marketing` speaks for recommendations by e-mail. "Not accepted" is a withdrawal only where
 * something was granted before: else the shopper merely never said yes. Shopify sends no date with it: the order's
 * stands for it, and the body's where the same order had said yes.
 */
export async function recordOrderConsents(
  db: Sql,
  order: Buyer,
  recipients: Record<Channel, Uint8Array<ArrayBuffer> | null>,
): Promise<void> {
  const { shop, id, placedAt, sourceUpdatedAt, acceptsMarketing } = order;
  const { email, sms } = recipients;
  const newId = () => timeOrderedId(new Date());
  await db.$executeRaw`
    with told(id, channel, hash, purpose, state, source, at) as (values
      (${newId()}::uuid, 'email', ${email}::bytea, 'updates', 'granted', 'order', ${placedAt}::timestamptz),
      (${newId()}::uuid, 'sms', ${sms}::bytea, 'updates', 'granted', 'order', ${placedAt}::timestamptz),
      (${newId()}::uuid, 'email', ${email}::bytea, 'picks', ${acceptsMarketing ? "granted" : "withdrawn"},
       'shop_marketing', ${placedAt}::timestamptz))
    insert into "Consent" (id, shop, channel, "addressHash", purpose, state, source, "orderId", "happenedAt")
    select told.id, ${shop}, told.channel, told.hash, told.purpose, told.state, told.source, ${id}::uuid,
           case when newest."orderId" = ${id}::uuid then greatest(${sourceUpdatedAt}::timestamptz, told.at) else told.at end
      from told
      left join lateral (
        select c.state, c."orderId" from "Consent" c
         where told.state = 'withdrawn' and c.shop = ${shop} and c.channel = told.channel
           and c."addressHash" = told.hash and c.purpose = told.purpose
           and (c."happenedAt" <= told.at or c."orderId" = ${id}::uuid)
         order by c."happenedAt" desc, c.state desc limit 1
      ) newest on true
     where told.hash is not null and (told.state = 'granted' or newest.state = 'granted')
    on conflict do nothing`;
}
