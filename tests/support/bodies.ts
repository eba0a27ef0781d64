/** Bodies of Shopify's webhooks about Ana's order #1001, with what a test wants different. */

type Json = Record<string, unknown>;

export const ORDER_GID = "gid://shopify/Order/5001";
export const CHECKOUT_TOKEN = "bd5a8aa1ecd019dd3520ff791ee3a24c";
export const FULFILLMENT_GID = "gid://shopify/Fulfillment/7001";

/** One moment for the whole file: the same body told twice is the same body. */
const NOW = Date.now();

/** ISO time so many minutes ago, with an offset as Shopify writes it. */
export function ago(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString().replace(/\.\d+Z$/, "+00:00");
}

export function orderJson(changes: Json = {}): Json {
  return {
    id: 5001,
    admin_graphql_api_id: ORDER_GID,
    name: "#1001",
    order_number: 1001,
    created_at: ago(600),
    processed_at: ago(600),
    updated_at: ago(500),
    cancelled_at: null,
    cancel_reason: null,
    financial_status: "paid",
    currency: "EUR",
    total_price: "178.00",
    checkout_token: CHECKOUT_TOKEN,
    customer_locale: "de-DE",
    email: "Ana@Example.com",
    contact_email: "ana@example.com",
    phone: null,
    buyer_accepts_marketing: false,
    customer: { id: 9001, first_name: "Ana", last_name: "Silva", email: "ana@example.com", phone: null },
    shipping_address: {
      first_name: "Ana",
      last_name: "Silva",
      address1: "Weidenweg 1",
      city: "Köln",
      zip: "50667",
      province: null,
      province_code: null,
      country_code: "DE",
      phone: "0151 12345678",
    },
    line_items: [
      lineJson({ id: 6001, product_id: 8001, variant_id: 8101, title: "Linen throw", quantity: 2, price: "49.00" }),
      lineJson({ id: 6002, product_id: 8002, variant_id: null, title: "Candle", quantity: 1, price: "80.00" }),
    ],
    refunds: [],
    ...changes,
  };
}

function lineJson(line: Json): Json {
  return { variant_title: null, requires_shipping: true, current_quantity: line.quantity, ...line };
}

export function refundJson(changes: Json = {}): Json {
  return {
    id: 6501,
    order_id: 5001,
    created_at: ago(60),
    processed_at: ago(60),
    refund_line_items: [{ quantity: 1, line_item_id: 6001 }],
    transactions: [{ kind: "refund", status: "success", amount: "49.00" }],
    ...changes,
  };
}

export function fulfillmentJson(changes: Json = {}): Json {
  return {
    id: 7001,
    admin_graphql_api_id: FULFILLMENT_GID,
    order_id: 5001,
    name: "#1001.1",
    status: "success",
    created_at: ago(400),
    updated_at: ago(400),
    tracking_company: "DHL",
    tracking_number: "JD1",
    tracking_numbers: ["JD1"],
    tracking_url: "https://dhl.example/JD1",
    tracking_urls: ["https://dhl.example/JD1"],
    shipment_status: null,
    line_items: [
      { id: 6001, quantity: 2 },
      { id: 6002, quantity: 1 },
    ],
    ...changes,
  };
}

let lastEvent = 7500;

export function eventJson(status: string, minutesAgo: number, changes: Json = {}): Json {
  lastEvent += 1;
  return {
    id: lastEvent,
    fulfillment_id: 7001,
    order_id: 5001,
    status,
    message: null,
    happened_at: ago(minutesAgo),
    city: "Köln",
    province: null,
    country: "DE",
    zip: null,
    estimated_delivery_at: null,
    ...changes,
  };
}
