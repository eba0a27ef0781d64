import type { Shop } from "@prisma/client";

import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { clip } from "#app/lib/clip.ts";
import { movedOf, orderWindowOf, windowOf } from "#app/estimates/stored-estimate.ts";
import { type ShipmentKind, whyUntrue, cycleOf } from "#app/notifications/arbiter/truth.ts";
import { type Cause, readCause } from "#app/notifications/arbiter/cause.ts";
import type { PickInMail } from "#app/notifications/picks/pick-in-mail.ts";
import { type Brand, brandOf } from "#app/shops/brand.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";

import type { FactLine, FactShipment, OrderFacts } from "./read-facts.server.ts";
import type { DeliveryPromise, MessageItem, MessageParcel, MessageShop, MessageView } from "./view.ts";

export interface Told {
  kind: MessageKind;
  cause?: Cause | null;
  /** The parcels the message was planned for, merged ones included; none when it is about the whole order. */
  shipmentIds: readonly string[];
  firstName: string | null;
  trackingUrl: string;
  unsubscribeUrl: string;
  picks: PickInMail[] | null;
}

/** What a message tells of an order as it is now. */
export function viewOfFacts(shop: Shop, facts: OrderFacts, told: Told, now: Date): MessageView {
  const brand = brandOf(shop);
  return {
    kind: told.kind,
    cause: readCause(told.cause ?? null)?.why ?? null,
    now,
    timeZone: zoneOfAddress({ country: facts.shipCountry, region: facts.shipRegion }, shop.timeZone),
    shop: shopOf(shop, brand),
    orderName: facts.name,
    firstName: greetable(told.firstName),
    parcels: toldParcels(facts, told).map((shipment) => readParcel(shipment, facts, brand)),
    window: facts.shipments.length === 0 ? readWindow(facts.estimate) : null,
    items: facts.lines.map((line) => itemOf(line, line.currentQuantity)).filter(({ quantity }) => quantity > 0),
    trackingUrl: told.trackingUrl,
    unsubscribeUrl: told.unsubscribeUrl,
    picks: told.picks,
  };
}

/** A name that holds an address is no name: somebody wants us to carry their link to a stranger. */
function greetable(firstName: string | null): string | null {
  const isName = firstName !== null && !/[/\\@<>]|\.\p{L}{2,}|\bwww\b/u.test(firstName);
  return isName ? clip(firstName, 60) : null;
}

export function shopOf({ name }: Pick<Shop, "name">, brand: Brand): MessageShop {
  const { displayName, logoUrl, accentColor, supportEmail, postalAddress } = brand;
  return { name: displayName || name, logoUrl, accentColor, supportEmail, postalAddress };
}

/** Of several parcels told of together, those of which it still holds. */
function toldParcels(
  { shipments }: OrderFacts,
  { kind, cause, shipmentIds }: Pick<Told, "kind" | "cause" | "shipmentIds">,
) {
  if (kind === "order_confirmed") return [];
  const planned = shipments.filter(({ id }) => shipmentIds.includes(id));
  const holding = planned.filter((shipment) => holds(kind, shipment, cause ?? null));
  return holding.length > 0 ? holding : planned.slice(0, 1);
}

function holds(kind: ShipmentKind, { status, cycle }: FactShipment, cause: Cause | null): boolean {
  // Whether it is still silent was asked at the door, a moment ago.
  const silentOn = readCause(cause)?.day ?? null;
  return whyUntrue({ kind, cycle: cycleOf(kind, cycle), cause }, { status, cycle, silentOn, removed: false }) === null;
}

function readParcel(shipment: FactShipment, facts: OrderFacts, brand: Brand): MessageParcel {
  const all = facts.shipments.length;
  const { id, reason, statusAt, lastEventAt: heardAt, deliveredAt, estimate } = shipment;
  return {
    id,
    place: all < 2 ? null : { place: facts.shipments.indexOf(shipment) + 1, all },
    // A shop that hides its carrier on the page does not name it in a message either.
    carrier: brand.maskCarrier ? "" : shipment.carrier,
    number: brand.maskCarrier ? "" : shipment.number,
    ...{ reason, statusAt, heardAt, deliveredAt },
    promise: estimate && readPromise(estimate),
    isUnsent: shipment.status === "pending" || shipment.status === "label_created",
    items: contentsOf(id, facts),
  };
}

function readWindow(estimate: OrderFacts["estimate"]): MessageView["window"] {
  return estimate && { ...orderWindowOf(estimate), version: estimate.version };
}

function readPromise(estimate: NonNullable<FactShipment["estimate"]>): DeliveryPromise {
  return { ...windowOf(estimate), version: estimate.version, moved: movedOf(estimate) };
}

function contentsOf(shipmentId: string, { contents, lines }: OrderFacts): MessageItem[] {
  const inside = new Map(
    contents.filter((content) => content.shipmentId === shipmentId).map((one) => [one.orderLineId, one.quantity]),
  );
  return lines.map((line) => itemOf(line, inside.get(line.id) ?? 0)).filter(({ quantity }) => quantity > 0);
}

/** A picture is a nicety: an order line of a product we do not know goes without. */
function itemOf({ title, variantTitle, product }: FactLine, quantity: number): MessageItem {
  return { title, variantTitle, quantity, imageUrl: product?.imageUrl ?? null, imageAlt: product?.imageAlt ?? null };
}
