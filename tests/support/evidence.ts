/** What a drill has left behind, wherever it was held: what providers took, what the database says, what was logged. */
export interface Evidence {
  sends: readonly Send[];
  query: <T extends object>(sql: string) => Promise<T[]>;
  /** Ids of the webhooks whose sender has heard that we have them. */
  acknowledged: readonly string[];
  /** Who may be written to about an order, by its gid. Orders that are not in it are not looked at. */
  addresses: ReadonlyMap<string, readonly string[]>;
  log: string;
  secrets: readonly string[];
}

/** One message that a provider has taken responsibility for. */
export interface Send {
  /** Our message's id, as the provider would echo it. */
  messageId: string | null;
  to: string;
  at: Date;
}

/** A message's row, with what may speak against its having been sent. */
export interface Row {
  id: string;
  shop: string;
  key: string;
  orderGid: string | null;
  shipmentId: string | null;
  kind: string;
  channel: string;
  cycle: number;
  state: string;
  attempts: number;
  resends: number;
  occurredAt: Date;
  expiresAt: Date;
  /** When the gate last let it pass. */
  sendingAt: Date | null;
  notifyFrom: Date | null;
  /** When it became certain that nothing more may be sent to this address, shop or order. */
  deafSince: Date | null;
}

/** A send and the row it belongs to. */
export interface Letter extends Send {
  row: Row;
}

/** An opt-out does not hold back a code that the shopper has just asked for; only a dead address does. */
const ROWS = `
  select m.id, m.shop, m.key, o.gid as "orderGid", m."shipmentId", m.kind, m.channel, m.cycle, m.state, m.attempts,
         m.resends, m."occurredAt", m."expiresAt", m."sendingAt", s."notifyFrom",
         least(s."uninstalledAt", o."redactedAt", (
           select min(x."createdAt") from "Suppression" x
            where x.shop = m.shop and x.channel = m.channel and x."addressHash" = m."recipientHash"
              and (m.kind <> 'delivery_code' or x.reason in ('bounced', 'unreachable')))) as "deafSince"
    from "Message" m
    left join "Shop" s on s.domain = m.shop
    left join "Order" o on o.id = m."orderId" and o.shop = m.shop`;

export async function readRows({ query }: Pick<Evidence, "query">): Promise<Map<string, Row>> {
  return new Map((await query<Row>(ROWS)).map((row) => [row.id, row]));
}

/** Sends whose row has been erased since say nothing any more: a claim needs the row. */
export function lettersOf(sends: readonly Send[], rows: ReadonlyMap<string, Row>): Letter[] {
  return sends.flatMap((send) => {
    const row = rows.get(send.messageId ?? "");
    return row ? [{ ...send, row }] : [];
  });
}
