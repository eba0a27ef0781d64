import { Prisma } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
import { readSendingRules } from "#app/notifications/sending-rules.ts";
import { type Channel, isAnswer, type OutboxKind } from "#app/tracking/message-kind.ts";

import type { GateFacts, GateParcel } from "./gate.ts";
import { completeRules, isRuleOn } from "./rule.ts";

interface FactRow {
  id: string;
  kind: OutboxKind;
  channel: Channel;
  occurredAt: Date;
  expired: boolean;
  hasRecipient: boolean;
  suppressed: boolean;
  unreachable: boolean;
  enabled: boolean | null;
  installed: boolean;
  notifyFrom: Date | null;
  cancelled: boolean | null;
  redacted: boolean | null;
  sendingRules: unknown;
  parcels: GateParcel[] | null;
}

/** What may speak against each of these messages, read under the claim's locks. */
export async function readGateFacts(tx: Db, ids: string[]): Promise<(GateFacts & { id: string })[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    select m.id, m.kind, m.channel, m."occurredAt",
           m."expiresAt" <= now() as expired, m."recipientSealed" is not null as "hasRecipient",
           exists (select 1 from "Suppression" x where x.shop = m.shop and x.channel = m.channel
                      and x."addressHash" = m."recipientHash") as suppressed,
           exists (select 1 from "Suppression" x where x.shop = m.shop and x.channel = m.channel
                      and x."addressHash" = m."recipientHash" and x.reason in ('bounced', 'unreachable')) as unreachable,
           r.enabled, s."uninstalledAt" is null as installed, s."notifyFrom", s."sendingRules",
           o."cancelledAt" is not null as cancelled, o."redactedAt" is not null or o.id is null as redacted,
           told.parcels
      from "Message" m
      join "Shop" s on s.domain = m.shop
      left join "Order" o on o.id = m."orderId" and o.shop = m.shop
      left join "NotificationRule" r on r.shop = m.shop and r.kind = m.kind and r.channel = m.channel
     cross join lateral (
       select json_agg(json_build_object('shipmentId', w."shipmentId", 'newsCycle', w.cycle,
                'status', coalesce(p.status, 'pending'), 'cycle', coalesce(p.cycle, 0),
                'removed', p."removedAt" is not null or p.id is null) order by w.id = m.id desc, w.id) as parcels
         from (select m.id, m."shipmentId", m.cycle
               union all
               select f.id, f."shipmentId", f.cycle from "Message" f where f."mergedIntoId" = m.id) w
         left join "Shipment" p on p.id = w."shipmentId" and p.shop = m.shop
        where w."shipmentId" is not null) told
     where m.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return rows.map(factsOf);
}

function factsOf(row: FactRow) {
  const { kind, channel, enabled } = row;
  const chosen = enabled === null ? [] : [{ kind, channel, enabled }];
  return {
    ...row,
    ruleOn: !isAnswer(kind) && isRuleOn(completeRules(chosen), kind, channel),
    shop: { installed: row.installed, notifyFrom: row.notifyFrom },
    order: { cancelled: row.cancelled === true, redacted: row.redacted !== false },
    sending: readSendingRules(row),
    parcels: row.parcels ?? [],
  };
}
