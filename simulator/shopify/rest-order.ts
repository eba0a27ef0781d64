import type { Customer, Order } from "./order.ts";
import { fulfillmentState } from "./order-state.ts";
import { fulfillmentFacts } from "./rest-fulfillment.ts";
import { restOrderLine } from "./rest-lines.ts";
import { restOrderMoney } from "./rest-order-money.ts";
import { restRefund } from "./rest-refund.ts";
import { amount, instant, moneySet, numeric, restAddress } from "./rest-values.ts";
import type { ShopStore } from "./store.ts";

/** The body that all `orders/*` topics share (`orders/edited` and `orders/delete` apart). */
export function restOrder(shop: ShopStore, order: Order, statusPage: string) {
  const customer = shop.customers.find((one) => one.gid === order.customerGid);
  const at = (date: Date) => instant(date, shop.timezone);
  return {
    id: numeric(order.id),
    admin_graphql_api_id: order.gid,
    app_id: null,
    browser_ip: null,
    buyer_accepts_marketing: customer?.emailMarketing === "SUBSCRIBED",
    cancel_reason: order.cancelReason,
    cancelled_at: order.cancelledAt && at(order.cancelledAt),
    cart_token: null,
    checkout_token: order.checkoutToken,
    client_details: null,
    closed_at: null,
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    contact_email: order.email,
    created_at: at(order.createdAt),
    ...restOrderMoney(order),
    customer_locale: order.locale,
    device_id: null,
    discount_codes: [],
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    financial_status: order.financialStatus,
    fulfillment_status: fulfillmentState(order),
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: "MTU0ODM4MDAwOQ",
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: [],
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: statusPage,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    payment_gateway_names: ["bogus"],
    phone: order.phone,
    po_number: null,
    processed_at: at(order.createdAt),
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: "web",
    source_url: null,
    tags: order.tags.join(", "),
    tax_exempt: false,
    tax_lines: [],
    taxes_included: true,
    test: false,
    token: order.token,
    total_weight: order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0),
    updated_at: at(order.updatedAt),
    user_id: null,
    billing_address: order.shippingAddress && restAddress(order.shippingAddress),
    customer: customer ? restCustomer(shop, customer) : null,
    discount_applications: [],
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentFacts(shop, order, fulfillment)),
    line_items: order.lines.map((line) => restOrderLine(order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => restRefund(shop, order, refund)),
    shipping_address: order.shippingAddress && restAddress(order.shippingAddress),
    shipping_lines: [restShippingLine(order)],
    returns: [],
    line_item_groups: [],
  };
}

function restShippingLine(order: Order) {
  return {
    id: numeric(order.id) + 7n,
    carrier_identifier: null,
    code: order.shippingTitle,
    current_discounted_price_set: moneySet(order.shippingMinor, order.currency),
    discounted_price: amount(order.shippingMinor),
    discounted_price_set: moneySet(order.shippingMinor, order.currency),
    is_removed: false,
    phone: null,
    price: amount(order.shippingMinor),
    price_set: moneySet(order.shippingMinor, order.currency),
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: order.shippingTitle,
    tax_lines: [],
    discount_allocations: [],
  };
}

function restCustomer(shop: ShopStore, customer: Customer) {
  return {
    id: numeric(customer.id),
    created_at: instant(customer.createdAt, shop.timezone),
    updated_at: instant(customer.updatedAt, shop.timezone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: customer.gid,
    default_address: {
      ...restAddress(customer.address),
      id: numeric(customer.id) + 3n,
      customer_id: numeric(customer.id),
      country_name: customer.address.country,
      default: true,
    },
  };
}
