import { Prisma } from "@prisma/client";

import { silentOn } from "#app/estimates/silence/unusual-silence.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { parseSendingRules, type SendingRules } from "#app/notifications/sending-rules.ts";
import { type Channel, isAnswer, type OutboxKind } from "#app/tracking/message-kind.ts";

import { zonesOfAddress } from "#app/lib/address-zones.ts";
import type { Cause } from "./cause.ts";
import type { GateFacts, GateParcel } from "./gate.ts";
import { completeRules, isRuleOn } from "./rule.ts";

const SILENT_ON = Prisma.raw(silentOn("p"));

interface FactRow {
  id: string;
  shop: string;
  orderId: string;
  kind: OutboxKind;
  channel: Channel;
  cause: Cause | null;
  occurredAt: Date;
  expiresAt: Date;
  hasRecipient: boolean;
  addressChanged: boolean;
  suppression: string | null;
  enabled: boolean | null;
  ruleAt: Date | null;
  installed: boolean;
  notifyFrom: Date | null;
  timeZone: string;
  cancelled: boolean | null;
  redacted: boolean | null;
  isSent: boolean;
  country: string | null;
  region: string | null;
  sendingRules: unknown;
  parcels: GateParcel[] | null;
  sentAt: Date[] | null;
  now: Date;
}

export interface KnownMessage extends GateFacts {
  id: string;
  rules: SendingRules;
  /** The database's clock in the moment of reading. */
  now: Date;
}

/**
 * What may speak against each of these messages, read under the claim's locks in one statement.
 * @returns in the order of `ids`; what does not exist is left out
 */
export async function readGateFacts(tx: Sql, ids: string[]): Promise<KnownMessage[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    select m.id, m.shop, m."orderId", m.kind, m.channel, m.cause, m."occurredAt", m."expiresAt", now() as now,
           m."recipientSealed" is not null as "hasRecipient",
           m."recipientHash" is distinct from case m.channel when 'sms' then o."phoneIndex" else o."emailIndex" end
             as "addressChanged", x.reason as suppression, r.enabled, r."updatedAt" as "ruleAt",
           s."uninstalledAt" is null as installed, s."notifyFrom", s."timeZone", s."sendingRules",
           o."cancelledAt" is not null as cancelled, o."redactedAt" is not null or o.id is null as redacted,
           m.cause is not null and exists (
             select 1 from "Shipment" sent
              where sent."orderId" = m."orderId" and sent."removedAt" is null and sent.status <> 'cancelled') as "isSent",
           o."shipCountry" as country, o."shipRegion" as region, told.parcels, lately."sentAt"
      from unnest(${ids}::uuid[]) with ordinality as asked(id, place)
      join "Message" m on m.id = asked.id
      join "Shop" s on s.domain = m.shop
      left join "Order" o on o.id = m."orderId" and o.shop = m.shop
      left join "NotificationRule" r on r.shop = m.shop and r.kind = m.kind and r.channel = m.channel
      left join "Suppression" x on x.shop = m.shop and x.channel = m.channel and x."addressHash" = m."recipientHash"
                              and (x.until is null or x.until > now())
     cross join lateral (
       select json_agg(json_build_object('shipmentId', w."shipmentId", 'newsCycle', w.cycle, 'newsCause', w.cause,
                'status', coalesce(p.status, 'pending'), 'cycle', coalesce(p.cycle, 0), 'silentOn', ${SILENT_ON},
                'removed', p."removedAt" is not null or p.id is null) order by w.id = m.id desc, w.id) as parcels
         from (select m.id, m."shipmentId", m.cycle, m.cause
               union all
               select f.id, f."shipmentId", f.cycle, f.cause from "Message" f where f."mergedIntoId" = m.id) w
         left join "Shipment" p on p.id = w."shipmentId" and p.shop = m.shop
        where w."shipmentId" is not null) told
     cross join lateral (
       select array_agg(e."sendingAt") as "sentAt"
         from "Message" e
        where e.shop = m.shop and e."orderId" = m."orderId" and e.channel = m.channel and e.id <> m.id
          and e."subjectId" is null and e.state in ('sending', 'accepted', 'delivered', 'bounced', 'unknown')
          and e."sendingAt" > now() - interval '26 hours') lately
     order by asked.place`;
  const rulesOf = rememberRules();
  return rows.map((row) => factsOf(row, rulesOf(row)));
}

/** A claim holds many messages of few shops. */
function rememberRules() {
  const known = new Map<string, SendingRules>();
  return ({ shop, sendingRules }: FactRow): SendingRules => {
    const rules = known.get(shop) ?? parseSendingRules(sendingRules);
    known.set(shop, rules);
    return rules;
  };
}

function factsOf(row: FactRow, rules: SendingRules): KnownMessage {
  const { id, orderId, kind, channel, cause, occurredAt, expiresAt, hasRecipient, now, suppression, enabled } = row;
  const chosen = enabled === null ? [] : [{ kind, channel, enabled }];
  return {
    ...{ id, orderId, kind, channel, cause, occurredAt, expiresAt, hasRecipient, now, rules },
    suppressed: suppression !== null,
    addressChanged: row.addressChanged,
    unreachable: suppression === "bounced" || suppression === "unreachable",
    ruleOn: !isAnswer(kind) && isRuleOn(completeRules(chosen), kind, channel),
    ruleSince: enabled ? row.ruleAt : null,
    shop: { installed: row.installed, notifyFrom: row.notifyFrom },
    order: { cancelled: row.cancelled === true, redacted: row.redacted !== false, isSent: row.isSent },
    parcels: row.parcels ?? [],
    sentAt: row.sentAt ?? [],
    zones: zonesOfAddress(row, row.timeZone),
  };
}
