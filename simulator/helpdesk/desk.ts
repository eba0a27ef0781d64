import type { World } from "../world.ts";

/** What a ticket was about, as this desk tags it. */
export const TAGS = ["wismo", "not received", "damaged", "return", "cancel order", "product question", "vip"] as const;

export interface Ticket {
  number: number;
  openedAt: Date;
  /** "#1001", or null for a shopper who names none. */
  orderName: string | null;
  email: string | null;
  tags: string[];
}

/** One word of the desk to the app, and what the app answered (null: nothing). */
export interface TicketNews {
  at: Date;
  type: "contact.opened" | "contact.tagged";
  ticket: number;
  status: number | null;
}

export interface Desk {
  /** As the merchant pastes them from the app's page; "" until then. */
  address: string;
  secret: string;
  tickets: Ticket[];
  told: TicketNews[];
}

const desks = new WeakMap<World, Desk>();

/** The shop's help desk. */
export function deskOf(world: World): Desk {
  const known = desks.get(world);
  if (known) return known;
  const desk: Desk = { address: "", secret: "", tickets: [], told: [] };
  desks.set(world, desk);
  return desk;
}

const FIRST_TICKET = 48_213;

/** A shopper writes: a ticket with the next number. */
export function openTicket(world: World, about: { orderName: string | null; email: string | null }): Ticket {
  const { tickets } = deskOf(world);
  const ticket = { number: FIRST_TICKET + tickets.length, openedAt: world.now(), ...about, tags: [] };
  tickets.push(ticket);
  return ticket;
}
