export interface Customer {
  id: string;
  gid: string;
  firstName: string;
  lastName: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  locale: string;
  address: Address;
  /** Marketing consent, in Shopify's words (`SUBSCRIBED`, `NOT_SUBSCRIBED`, …). */
  emailMarketing: string;
  smsMarketing: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface Order {
  id: string;
  gid: string;
  /** "#1001" */
  name: string;
  number: number;
  /** What order status addresses carry. */
  token: string;
  /** What the buyer's browser and the order's webhooks know of the checkout. */
  checkoutToken: string;
  createdAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  email: string | null;
  phone: string | null;
  customerGid: string | null;
  locale: string;
  currency: string;
  financialStatus: "paid" | "pending" | "refunded" | "partially_refunded" | "voided";
  lines: OrderLine[];
  shippingAddress: Address | null;
  shippingTitle: string;
  shippingMinor: number;
  /** Contained in the prices. */
  taxMinor: number;
  discountMinor: number;
  note: string | null;
  tags: string[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
}

export interface OrderLine {
  id: string;
  gid: string;
  productGid: string | null;
  variantGid: string | null;
  title: string;
  variantTitle: string | null;
  sku: string;
  vendor: string;
  quantity: number;
  /** Quantity left after edits and refunds. */
  currentQuantity: number;
  /** Minor units, one piece. */
  priceMinor: number;
  grams: number;
}

export interface Fulfillment {
  id: string;
  gid: string;
  /** "#1001.1" */
  name: string;
  status: "success" | "cancelled";
  createdAt: Date;
  updatedAt: Date;
  locationGid: string;
  /** One entry per tracking number. */
  trackingInfo: Parcel[];
  lines: { lineGid: string; quantity: number }[];
  /** In the order they were recorded, which may differ from when they happened. */
  events: FulfillmentEvent[];
  estimatedDeliveryAt: Date | null;
}

export interface Parcel {
  company: string;
  number: string;
  url: string | null;
}

/** Values of `FulfillmentEventStatus`, in small letters as webhooks write them. */
export type EventStatus =
  | "label_purchased"
  | "label_printed"
  | "confirmed"
  | "carrier_picked_up"
  | "in_transit"
  | "out_for_delivery"
  | "ready_for_pickup"
  | "attempted_delivery"
  | "delayed"
  | "failure"
  | "delivered";

export interface FulfillmentEvent {
  id: string;
  gid: string;
  status: EventStatus;
  message: string | null;
  happenedAt: Date;
  createdAt: Date;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  estimatedDeliveryAt: Date | null;
}

export interface Refund {
  id: string;
  gid: string;
  createdAt: Date;
  note: string | null;
  restock: boolean;
  lines: { id: string; lineGid: string; quantity: number }[];
  amountMinor: number;
}

/** What was bought, without shipping, in minor units. */
export function subtotalOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0) - order.discountMinor;
}

export function totalOf(order: Order): number {
  return subtotalOf(order) + order.shippingMinor;
}
