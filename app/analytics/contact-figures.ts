import type { Cause } from "#app/contacts/cause.ts";
import type { ContactStage } from "#app/contacts/stage.ts";

import { type ContactRate, contactRate } from "./contact-rate.ts";

/** One sign that somebody asked: a click on "Still need help?", or a ticket of the help desk. */
export interface ContactSign {
  source: "page" | "desk";
  /** Null for a ticket whose order is not known. */
  orderId: string | null;
  at: Date;
  stage: ContactStage | null;
  cause: Cause | null;
}

/** Where an order goes and who carries it; null where that is not known (yet). */
export interface Lane {
  country: string | null;
  carrier: string | null;
}

/** One worry of one shopper, by whatever ways it was told. */
export interface ContactSpell {
  orderId: string | null;
  onPage: boolean;
  atDesk: boolean;
  stage: ContactStage | null;
  cause: Cause | null;
}

export interface ContactFigures {
  orders: number;
  together: ContactRate;
  /** Asked on the tracking page. */
  onPage: ContactRate;
  /** Reached the help desk. */
  atDesk: ContactRate;
  /** Asked on the page and reached the help desk within a day: counted once together. */
  both: number;
  byStage: ContactRow<ContactStage | null>[];
  byCause: ContactRow<Cause | null>[];
  byLane: ContactRow<Lane>[];
}

/** One line of a table: everything per 100 orders of the whole period, or of the lane. */
export interface ContactRow<T> {
  of: T;
  together: ContactRate;
  onPage: number;
  atDesk: number;
}

/** Whoever asks again within a day still has the same worry. */
const SPELL_HOURS = 24;
/** More lanes than these nobody reads. */
const LANES_SHOWN = 12;

/**
 * Gathers signs into worries: everything about one order within a day of the first sign is one. The first sign tells
 * the stage, the first that names a cause tells the cause. Tickets without an order stand for themselves.
 */
export function gatherSpells(signs: readonly ContactSign[]): ContactSpell[] {
  const spells: ContactSpell[] = [];
  const open = new Map<string, { spell: ContactSpell; until: number }>();
  for (const sign of signs.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const last = sign.orderId === null ? undefined : open.get(sign.orderId);
    if (last && sign.at.getTime() < last.until) {
      join(last.spell, sign);
      continue;
    }
    const { orderId, stage, cause, source } = sign;
    const spell = { orderId, stage, cause, onPage: source === "page", atDesk: source === "desk" };
    spells.push(spell);
    if (orderId !== null) open.set(orderId, { spell, until: sign.at.getTime() + SPELL_HOURS * 3_600_000 });
  }
  return spells;
}

function join(spell: ContactSpell, sign: ContactSign) {
  spell.onPage ||= sign.source === "page";
  spell.atDesk ||= sign.source === "desk";
  spell.stage ??= sign.stage;
  spell.cause ??= sign.cause;
}

/**
 * Counts worries against the orders placed in the same days.
 * @param lanes how many orders of the period took which lane
 * @param laneOf the lane of each order somebody asked about; orders of before the period too
 */
export function countContacts(
  signs: readonly ContactSign[],
  lanes: readonly (Lane & { orders: number })[],
  laneOf: ReadonlyMap<string, Lane>,
): ContactFigures {
  const spells = gatherSpells(signs);
  const orders = lanes.reduce((sum, lane) => sum + lane.orders, 0);
  const onPage = spells.filter((spell) => spell.onPage).length;
  const atDesk = spells.filter((spell) => spell.atDesk).length;
  return {
    orders,
    together: contactRate(spells.length, orders),
    onPage: contactRate(onPage, orders),
    atDesk: contactRate(atDesk, orders),
    both: onPage + atDesk - spells.length,
    byStage: rowsBy(spells, (spell) => spell.stage, orders),
    byCause: rowsBy(spells, (spell) => spell.cause, orders),
    byLane: laneRows(spells, lanes, laneOf),
  };
}

function rowsBy<T>(spells: readonly ContactSpell[], keyOf: (spell: ContactSpell) => T, orders: number) {
  const groups = new Map<T, ContactSpell[]>();
  for (const spell of spells) groups.set(keyOf(spell), [...(groups.get(keyOf(spell)) ?? []), spell]);
  return [...groups].map(([of, group]) => rowOf(of, group, orders)).toSorted(mostFirst);
}

/** The lanes with most contacts, and of those without any the busiest. */
function laneRows(
  spells: readonly ContactSpell[],
  lanes: readonly (Lane & { orders: number })[],
  laneOf: ReadonlyMap<string, Lane>,
): ContactRow<Lane>[] {
  const groups = new Map<string, ContactSpell[]>();
  for (const spell of spells) {
    const lane = spell.orderId === null ? undefined : laneOf.get(spell.orderId);
    if (lane) groups.set(keyOfLane(lane), [...(groups.get(keyOfLane(lane)) ?? []), spell]);
  }
  const ordersOf = new Map(lanes.map((lane) => [keyOfLane(lane), lane.orders]));
  // Somebody may ask about an older order, on a lane that no order of the period took.
  return [...new Set([...ordersOf.keys(), ...groups.keys()])]
    .map((key) => {
      const [country, carrier] = JSON.parse(key) as [string | null, string | null];
      return rowOf({ country, carrier }, groups.get(key) ?? [], ordersOf.get(key) ?? 0);
    })
    .toSorted(mostFirst)
    .slice(0, LANES_SHOWN);
}

function keyOfLane({ country, carrier }: Lane): string {
  return JSON.stringify([country, carrier]);
}

function rowOf<T>(of: T, spells: readonly ContactSpell[], orders: number): ContactRow<T> {
  return {
    of,
    together: contactRate(spells.length, orders),
    onPage: spells.filter((spell) => spell.onPage).length,
    atDesk: spells.filter((spell) => spell.atDesk).length,
  };
}

/** What is not known stands last, however much of it there is. */
function mostFirst(one: ContactRow<unknown>, other: ContactRow<unknown>): number {
  const unknown = Number(one.of === null) - Number(other.of === null);
  return unknown || other.together.contacts - one.together.contacts || other.together.orders - one.together.orders;
}
