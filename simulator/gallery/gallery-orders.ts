import { milliseconds } from "../carriers/stories.ts";
import { placeOf } from "../carriers/places.ts";
import { placeStoryOrder, sendParcels } from "../carriers/story-order.ts";
import { cancelOrder, refundOrder } from "../shopify/change-order.ts";
import { addFulfillmentEvent, cancelFulfillment } from "../shopify/fulfill-order.ts";
import type { Customer, Order } from "../shopify/order.ts";
import { gid } from "../shopify/store.ts";
import { askPrivacy } from "../shopify/uninstall.ts";
import type { World } from "../world.ts";
import { GALLERY, type GalleryState } from "./states.ts";

/** A state with the order that is in it. */
export interface Exhibit {
  state: GalleryState;
  order: Order;
  /** Who bought it: the gallery's visitors look it up with their e-mail. */
  buyer: Customer;
  /** Path of the order's own page, once the app has told it. */
  path: string | null;
  /** Not asked for again before then: who misses too often is turned away. */
  askAt: Date;
  misses: number;
}

/** The app hears of an order by webhook, and reads it a moment later. */
export const PATIENCE_MS = 4_000;

const made = new WeakMap<World, Exhibit[]>();

/** The orders made so far, one a state; none before {@link makeExhibits}. */
export function exhibitsOf(world: World): Exhibit[] {
  return made.get(world) ?? [];
}

/** Brings one order into every state. Making them again adds new ones: what was is history by now. */
export function makeExhibits(world: World): Exhibit[] {
  const exhibits = GALLERY.map((state, at) => makeExhibit(world, state, at));
  made.set(world, exhibits);
  return exhibits;
}

function makeExhibit(world: World, state: GalleryState, at: number): Exhibit {
  const begunAt = world.now().getTime() - milliseconds(state.boughtAgo);
  const stage = { ...world, now: () => new Date(begunAt) };
  const buyer = inviteBuyer(world, at);
  const order = placeStoryOrder(stage, buyer);
  const sent = state.parcels > 0 ? sendParcels(stage, order, state.parcels) : [];
  let happenedAt = begunAt;
  for (const { after, status, message, place, expectedIn, parcel = 0 } of state.steps) {
    happenedAt += milliseconds(after);
    const expected = expectedIn === undefined ? undefined : new Date(happenedAt + milliseconds(expectedIn));
    const scan = { status, message, happenedAt: new Date(happenedAt), ...placeOf(world.shop, order, place) };
    addFulfillmentEvent(world, sent[parcel]?.gid ?? "", { ...scan, estimatedDeliveryAt: expected });
  }
  const [first] = order.lines;
  if (state.turn === "cancel") cancelOrder(world, order.gid);
  if (state.turn === "take_back") cancelFulfillment(world, sent[0]?.gid ?? "");
  if (state.turn === "refund_one" && first)
    refundOrder(world, order.gid, { lines: [{ lineGid: first.gid, quantity: 1 }] });
  return { state, order, buyer, path: null, askAt: later(world.now(), PATIENCE_MS), misses: 0 };
}

export function later(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms);
}

/** Forgets the shopper of an exhibit whose page is known; whoever keeps the link sees what is left. */
export function turnLate(world: World, { state, buyer }: Exhibit): void {
  if (state.turn === "redact") askPrivacy(world, "customers/redact", buyer);
}

/** Everybody buys once, so that no order says anything about another. They have no phone: texts are not for looking at. */
function inviteBuyer(world: World, at: number): Customer {
  const { shop } = world;
  const [model] = shop.customers;
  if (!model) throw new Error("The shop has no customers");
  const id = shop.nextId("Customer");
  const now = world.now();
  const name = { firstName: "Gala", lastName: "Exhibit" };
  const buyer: Customer = {
    ...{ ...model, ...name, id, gid: gid("Customer", id), phone: null, createdAt: now, updatedAt: now },
    email: `gala${at}.${id.slice(-4)}@mail.example`,
    address: { ...model.address, ...name, phone: null },
  };
  shop.customers.push(buyer);
  return buyer;
}
