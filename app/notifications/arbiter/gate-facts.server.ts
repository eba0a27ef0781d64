import { Prisma } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
import { type Channel, isAnswer, type OutboxKind } from "#app/tracking/message-kind.ts";
import type { Status } from "#app/tracking/status.ts";

import type { GateFacts } from "./gate.ts";
import { completeRules, isRuleOn } from "./rule.ts";

interface FactRow {
  id: string;
  kind: OutboxKind;
  channel: Channel;
  cycle: number;
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
  shipmentId: string | null;
  status: Status | null;
  parcelCycle: number | null;
  removed: boolean | null;
}

/** What may speak against each of these messages, read under the claim's locks. */
export async function readGateFacts(tx: Db, ids: string[]): Promise<(GateFacts & { id: string })[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    select m.id, m.kind, m.channel, m.cycle, m."occurredAt", m."shipmentId",
           m."expiresAt" <= now() as expired, m."recipientSealed" is not null as "hasRecipient",
           exists (select 1 from "Suppression" x where x.shop = m.shop and x.channel = m.channel
                      and x."addressHash" = m."recipientHash") as suppressed,
           exists (select 1 from "Suppression" x where x.shop = m.shop and x.channel = m.channel
                      and x."addressHash" = m."recipientHash" and x.reason in ('bounced', 'unreachable')) as unreachable,
           r.enabled, s."uninstalledAt" is null as installed, s."notifyFrom",
           o."cancelledAt" is not null as cancelled, o."redactedAt" is not null or o.id is null as redacted,
           p.status::text as status, p.cycle as "parcelCycle", p."removedAt" is not null or p.id is null as removed
      from "Message" m
      join "Shop" s on s.domain = m.shop
      left join "Order" o on o.id = m."orderId" and o.shop = m.shop
      left join "Shipment" p on p.id = m."shipmentId" and p.shop = m.shop
      left join "NotificationRule" r on r.shop = m.shop and r.kind = m.kind and r.channel = m.channel
     where m.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return rows.map(factsOf);
}

function factsOf(row: FactRow) {
  const { kind, channel, enabled } = row;
  const chosen = enabled === null ? [] : [{ kind, channel, enabled }];
  const parcel = { status: row.status ?? "pending", cycle: row.parcelCycle ?? 0, removed: row.removed === true };
  return {
    ...row,
    ruleOn: !isAnswer(kind) && isRuleOn(completeRules(chosen), kind, channel),
    shop: { installed: row.installed, notifyFrom: row.notifyFrom },
    order: { cancelled: row.cancelled === true, redacted: row.redacted !== false },
    parcel: row.shipmentId === null ? null : parcel,
  };
}
