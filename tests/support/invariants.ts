import { expect } from "vitest";

import { MAX_ATTEMPTS } from "#app/providers/outcome.ts";

import { type Evidence, type Letter, lettersOf, readRows, type Row } from "./evidence.ts";
import { standsIn } from "./log-canary.ts";

interface Case extends Evidence {
  rows: ReadonlyMap<string, Row>;
  letters: readonly Letter[];
}

/** What holds at rest after every drill. Each looks for breaches and names them. */
export const INVARIANTS = {
  "a message is taken once, or once more where its row says that it was sent again on purpose": onceEach,
  "every webhook that we said we have has been given its meaning": everythingRead,
  "nothing is sent after an opt-out, a removal of the app, or a shopper's data was deleted": nothingAfterNo,
  "no earlier stage of a parcel is told after a later one": neverBackwards,
  "nothing is sent that is no news any more, or older than the switch-on": neverStale,
  "nothing crosses from one shop or shopper to another": neverAcross,
  "the log knows no shopper, link or secret": nothingPersonal,
  "no message is tried more often than allowed": attemptsCapped,
  "nothing is stuck": nothingStuck,
} satisfies Record<string, (found: Case) => string[] | Promise<string[]>>;

/** The breaches of every invariant that was breached. */
export async function findBreaches(evidence: Evidence): Promise<Record<string, string[]>> {
  const rows = await readRows(evidence);
  const found = { ...evidence, rows, letters: lettersOf(evidence.sends, rows) };
  const breaches: Record<string, string[]> = {};
  for (const [name, look] of Object.entries(INVARIANTS)) {
    const broken = await look(found);
    if (broken.length > 0) breaches[name] = broken;
  }
  return breaches;
}

export async function expectInvariants(evidence: Evidence) {
  expect(await findBreaches(evidence)).toEqual({});
}

/** How long a call may take between the gate and the provider, in milliseconds: what comes between them is a race. */
const ON_ITS_WAY_MS = 15_000;

function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const wordsOf = ({ kind, channel, id }: Row) => `${kind} ${channel} ${id}`;

function onceEach({ letters, sends, rows }: Case): string[] {
  const anonymous = sends.filter(({ messageId }) => messageId === null).map(({ at }) => `nameless at ${at.toJSON()}`);
  const counts = groupBy(letters, ({ row }) => row.id);
  const tooMany = [...counts.values()].flatMap(([first, ...more]) => {
    return first && more.length > first.row.resends ? [`${wordsOf(first.row)}: ${more.length + 1} times`] : [];
  });
  const keys = groupBy(rows.values(), ({ key }) => key);
  return [...anonymous, ...tooMany, ...[...keys].flatMap(([key, same]) => (same.length > 1 ? [key] : []))];
}

async function everythingRead({ acknowledged, query }: Case): Promise<string[]> {
  const items = await query<{ webhookId: string; state: string; topic: string }>(
    `select "webhookId", state, topic from "InboxItem"`,
  );
  const known = new Set(items.map(({ webhookId }) => webhookId));
  const lost = acknowledged.filter((id) => !known.has(id)).map((id) => `${id}: lost`);
  const open = items.filter(({ state }) => state === "received");
  return [...lost, ...open.map(({ webhookId, topic }) => `${topic} ${webhookId}: open`)];
}

function nothingAfterNo({ letters }: Case): string[] {
  return letters
    .filter(({ at, row: { deafSince, sendingAt } }) => {
      if (!deafSince) return false;
      const passedGate = sendingAt !== null && sendingAt > deafSince;
      return (passedGate && at >= deafSince) || at.getTime() > deafSince.getTime() + ON_ITS_WAY_MS;
    })
    .map(({ row }) => `${wordsOf(row)}: no since ${row.deafSince?.toJSON()}`);
}

/** Stages that lie one behind the other. Troubles come and go, and have no place among them. */
const STAGE: Record<string, number> = {
  shipped: 1,
  in_transit: 2,
  out_for_delivery: 3,
  delivery_attempted: 4,
  ready_for_pickup: 4,
  delivered: 5,
};
/** After a failed attempt the parcel goes out again. */
const AGAIN: ReadonlySet<string> = new Set(["out_for_delivery", "delivery_attempted"]);

function isBehind(row: Row, told: Row): boolean {
  const [stage, toldStage] = [STAGE[row.kind], STAGE[told.kind]];
  if (stage === undefined || toldStage === undefined || stage >= toldStage) return false;
  return !(AGAIN.has(row.kind) && told.kind === "delivery_attempted" && row.cycle >= told.cycle);
}

function neverBackwards({ letters }: Case): string[] {
  const parcels = groupBy(letters, ({ row }) => `${row.shipmentId} ${row.channel}`);
  return [...parcels.values()].flatMap((told) =>
    told.flatMap(({ at, row }) => {
      const before = told.find((one) => one.at < (row.sendingAt ?? at) && isBehind(row, one.row));
      return before && row.shipmentId !== null ? [`${wordsOf(row)} after ${before.row.kind}`] : [];
    }),
  );
}

function neverStale({ letters }: Case): string[] {
  return letters.flatMap(({ at, row }) => {
    const { expiresAt, notifyFrom, occurredAt, sendingAt, kind } = row;
    if (at.getTime() > expiresAt.getTime() + ON_ITS_WAY_MS) return [`${wordsOf(row)}: expired`];
    // The switch-on moves forward when the app is installed again: what counts is what the gate could know.
    const isOld = notifyFrom !== null && sendingAt !== null && sendingAt > notifyFrom && occurredAt < notifyFrom;
    return isOld && !kind.startsWith("delivery_c") ? [`${wordsOf(row)}: before the switch-on`] : [];
  });
}

async function neverAcross({ letters, addresses, query }: Case): Promise<string[]> {
  const strangers = letters.flatMap(({ to, row }) => {
    const own = addresses.get(row.orderGid ?? "");
    return own && !own.includes(to) ? [`${wordsOf(row)}: a stranger's address`] : [];
  });
  const mixed = await query<{ what: string }>(`
    select 'message ' || m.id as what from "Message" m join "Order" o on o.id = m."orderId" where o.shop <> m.shop
    union all
    select 'message ' || m.id from "Message" m join "Shipment" p on p.id = m."shipmentId" where p.shop <> m.shop
    union all
    select 'receipt ' || r.id from "MessageReceipt" r join "Message" m on m.id = r."messageId" where r.shop <> m.shop
    union all
    select 'event ' || e.id from "TrackingEvent" e join "Fulfillment" f on f.id = e."fulfillmentId" where f.shop <> e.shop
    union all
    select 'merged ' || m.id from "Message" m join "Message" o on o.id = m."mergedIntoId" where o.shop <> m.shop`);
  return [...strangers, ...mixed.map(({ what }) => what)];
}

/** The secret itself is not written down a second time. */
function nothingPersonal({ log, secrets }: Case): string[] {
  return secrets.filter((secret) => standsIn(log, secret)).map((secret) => `${secret.slice(0, 2)}… (${secret.length})`);
}

function attemptsCapped({ rows }: Case): string[] {
  return [...rows.values()]
    .filter(({ attempts, resends }) => attempts > MAX_ATTEMPTS + resends || resends > 1)
    .map((row) => `${wordsOf(row)}: ${row.attempts} attempts, ${row.resends} resends`);
}

/** Waiting for a pause, a hold, a breaker or a later time is none. */
async function nothingStuck({ query }: Case): Promise<string[]> {
  const stuck = await query<{ what: string }>(`
    select m.kind || ' ' || m.channel || ' ' || m.id || ': ' || m.state as what
      from "Message" m join "Shop" s on s.domain = m.shop
     where m.state = 'sending'
        or m.state = 'pending' and m."runAt" < now() - interval '5 seconds' and s."pausedAt" is null
           and not exists (select 1 from "SendingHold" h where h.shop = m.shop and h."endedAt" is null)
           and not exists (select 1 from "ProviderHealth" h where h."openedAt" is not null)
    union all
    select 'job ' || task.identifier || ' locked since ' || job.locked_at
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where job.locked_at < now() - interval '5 minutes'`);
  return stuck.map(({ what }) => what);
}
