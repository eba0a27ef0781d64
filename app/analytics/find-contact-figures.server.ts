import { Prisma } from "@prisma/client";

import { isCause } from "#app/contacts/cause.ts";
import { CONTACT_STAGES, type ContactStage, stageOfPage } from "#app/contacts/stage.ts";
import { db } from "#app/db.server.ts";

import { type ContactFigures, type ContactSign, countContacts, type Lane } from "./contact-figures.ts";

const DAY = 86_400_000;

/** Contacts per 100 orders of the last days, by stage, cause and lane. */
export async function findContactFigures(shop: string, days: number, now: Date): Promise<ContactFigures> {
  const since = new Date(now.getTime() - days * DAY);
  const [clicks, tickets, lanes] = await Promise.all([
    findClicks(shop, since),
    findTickets(shop, since),
    countLanes(shop, since),
  ]);
  const signs = [...clicks, ...tickets];
  const orderIds = [...new Set(signs.flatMap(({ orderId }) => orderId ?? []))];
  return countContacts(signs, lanes, await findLanes(shop, orderIds));
}

async function findClicks(shop: string, since: Date): Promise<ContactSign[]> {
  const facts = await db.fact.findMany({
    where: { shop, kind: "help_click", happenedAt: { gte: since }, orderId: { not: null } },
    select: { orderId: true, happenedAt: true, props: true },
  });
  return facts.map(({ orderId, happenedAt, props }) => {
    const stage = stageOfPage((props as { stage?: unknown }).stage);
    return { source: "page" as const, orderId, at: happenedAt, stage, cause: null };
  });
}

async function findTickets(shop: string, since: Date): Promise<ContactSign[]> {
  const tickets = await db.helpdeskContact.findMany({ where: { shop, openedAt: { gte: since } } });
  return tickets.map(({ orderId, openedAt, stage, cause }) => ({
    source: "desk" as const,
    orderId,
    at: openedAt,
    stage: isContactStage(stage) ? stage : null,
    cause: cause !== null && isCause(cause) ? cause : null,
  }));
}

function isContactStage(word: string | null): word is ContactStage {
  return word !== null && (CONTACT_STAGES as readonly string[]).includes(word);
}

/** An order's lane is its destination and the carrier of its first parcel. */
const LANE = Prisma.sql`
  o."shipCountry" as country,
  (select nullif(s.carrier, '') from "Shipment" s
    where s."orderId" = o.id and s."removedAt" is null
    order by s."createdAt", s.id limit 1) as carrier`;

function countLanes(shop: string, since: Date): Promise<(Lane & { orders: number })[]> {
  return db.$queryRaw`
    select country, carrier, count(*)::int as orders
      from (select ${LANE} from "Order" o where o.shop = ${shop} and o."placedAt" >= ${since}) as placed
     group by country, carrier`;
}

async function findLanes(shop: string, orderIds: string[]): Promise<Map<string, Lane>> {
  const rows = await db.$queryRaw<(Lane & { id: string })[]>`
    select o.id, ${LANE} from "Order" o where o.shop = ${shop} and o.id = any(${orderIds}::uuid[])`;
  return new Map(rows.map(({ id, country, carrier }) => [id, { country, carrier }]));
}
