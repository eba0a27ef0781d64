import type { Order, OrderLine, Prisma, Shop } from "@prisma/client";

import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";
import { readContact } from "#app/orders/contact.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { brandOf } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { isAnswer, type MessageKind } from "#app/tracking/message-kind.ts";

import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import { composeAnswer } from "./compose-answer.server.ts";
import type { MessageView, ParcelItem } from "./copy.ts";
import { placeOfParcel } from "./parcel-place.server.ts";
import { oneLine } from "./plain-text.ts";
import type { Draft } from "#app/providers/provider.ts";
import { renderEmail } from "./render-email.tsx";
import { writeSms } from "./sms-text.ts";
import { unsubscribeUrl } from "#app/notifications/consent/unsubscribe.server.ts";

/** Longest the provider may keep a text waiting, in seconds. Its own default would be ten hours. */
const VALIDITY_SECONDS = 3_600;

/**
 * Puts a claimed message into words, from the order as it is now.
 * @throws Error when the order is gone or the address cannot be opened
 */
export function composeDraft(message: ClaimedMessage): Promise<Draft> {
  const { kind } = message;
  return isAnswer(kind) ? composeAnswer({ ...message, kind }) : composeNews({ ...message, kind });
}

type News = ClaimedMessage & { kind: MessageKind };

async function composeNews(message: News): Promise<Draft> {
  const [shop, vault, order] = await Promise.all([
    requireShop(message.shop),
    openVault(message.shop),
    db.order.findFirstOrThrow({ where: { shop: message.shop, id: message.orderId }, include: { lines: IN_ORDER } }),
  ]);
  const to = vault.unseal("Message.recipientSealed", message.recipientSealed);
  const token = await ensureTrackingLink(db, shop.domain, order.id, message.recipientHash);
  const link = trackingUrl(shop, token);
  if (message.channel === "sms") return composeSms(message, shop, order, to, link);

  const view = await gatherView(message, shop, order, readContact(vault, order).firstName, link);
  const { subject, html, text } = await renderEmail(view);
  const fromName = oneLine(view.shop.name);
  const replyTo = view.shop.supportEmail || null;
  const out = unsubscribeUrl(message.id);
  return { channel: "email", messageId: message.id, to, fromName, replyTo, subject, html, text, unsubscribeUrl: out };
}

async function composeSms(message: News, shop: Shop, order: Order, to: string, link: string): Promise<Draft> {
  const view = {
    kind: message.kind,
    locale: order.locale,
    shopName: shopName(shop),
    orderName: order.name,
    parcelOf: await placeOfParcel(message),
    trackingUrl: link,
    firstToNumber: !(await hasBeenTexted(message)),
  };
  const secondsLeft = Math.floor((message.expiresAt.getTime() - Date.now()) / 1000);
  const validitySeconds = Math.max(60, Math.min(VALIDITY_SECONDS, secondsLeft));
  return { channel: "sms", messageId: message.id, to, ...writeSms(view), validitySeconds };
}

async function hasBeenTexted({ id, shop, recipientHash }: ClaimedMessage): Promise<boolean> {
  const where = { shop, channel: "sms", recipientHash, acceptedAt: { not: null }, id: { not: id } };
  return (await db.message.findFirst({ where, select: { id: true } })) !== null;
}

const IN_ORDER = { orderBy: { position: "asc" } } as const satisfies Prisma.Order$linesArgs;

async function gatherView(
  message: News,
  shop: Shop,
  order: Order & { lines: OrderLine[] },
  firstName: string | null,
  link: string,
): Promise<MessageView> {
  const [parcel, parcelOf] = await Promise.all([findParcel(message), placeOfParcel(message)]);
  const brand = brandOf(shop);
  const lines = parcel && parcel.lines.length > 0 ? parcel.lines : order.lines.map(wholeLine);
  return {
    kind: message.kind,
    locale: order.locale,
    timeZone: shop.timeZone,
    shop: { ...brand, name: shopName(shop) },
    orderName: order.name,
    parcelOf,
    reason: parcel?.reason ?? null,
    firstName,
    // A shop that hides its carrier on the page does not name it in a message either.
    carrier: brand.maskCarrier ? "" : (parcel?.carrier ?? ""),
    trackingNumber: brand.maskCarrier ? "" : (parcel?.number ?? ""),
    window: parcel?.window ?? null,
    deliveredAt: parcel?.deliveredAt ?? null,
    items: await describeItems(shop.domain, lines),
    trackingUrl: link,
    unsubscribeUrl: unsubscribeUrl(message.id),
  };
}

interface Line {
  orderLine: OrderLine;
  quantity: number;
}

function wholeLine(orderLine: OrderLine): Line {
  return { orderLine, quantity: orderLine.currentQuantity };
}

async function findParcel({ shop, shipmentId }: ClaimedMessage) {
  if (shipmentId === null) return null;
  const include = { lines: { include: { orderLine: true }, orderBy: { orderLine: { position: "asc" } } } } as const;
  const [parcel, window] = await Promise.all([
    db.shipment.findFirst({ where: { shop, id: shipmentId }, include }),
    db.estimate.findFirst({ where: { shop, shipmentId } }),
  ]);
  return parcel && { ...parcel, window };
}

/** A picture is a nicety: an order line of a product we do not know goes without. */
async function describeItems(shop: string, lines: Line[]): Promise<ParcelItem[]> {
  const gids = lines.flatMap(({ orderLine }) => orderLine.productGid ?? []);
  const products = new Map((await findProducts(shop, gids)).map((product) => [product.gid, product]));
  return lines
    .filter((line) => line.quantity > 0)
    .map(({ orderLine, quantity }) => {
      const product = products.get(orderLine.productGid ?? "");
      const { title, variantTitle } = orderLine;
      return {
        title,
        variantTitle,
        quantity,
        imageUrl: product?.imageUrl ?? null,
        imageAlt: product?.imageAlt ?? null,
      };
    });
}

function shopName(shop: Shop): string {
  return brandOf(shop).displayName || shop.name;
}
