import { fulfillmentState } from "../shopify/order-state.ts";
import { type Order, totalOf } from "../shopify/order.ts";
import { isVisible, priceOf } from "../shopify/product.ts";
import type { World } from "../world.ts";
import { APP_HANDLE } from "./addresses.ts";
import { adminShell } from "./frame-page.ts";
import { escapeHtml } from "./html.ts";

const SHOWN = 50;

/** Shopify's own mails to customers that tell of an order's way; this shop sends none of them. */
const CUSTOMER_NOTIFICATIONS = [
  "Order confirmation",
  "Shipping confirmation",
  "Shipping update",
  "Out for delivery",
  "Delivered",
];

/** The admin's own pages, as thin as the demo allows: home, orders, products, notifications. */
export function nativePage(world: World, store: string, path: string): string {
  const { shop } = world;
  const shell = { storeName: shop.name, store };
  if (path.startsWith("/orders")) {
    const rows = shop.orders
      .slice(-SHOWN)
      .reverse()
      .map((order) => orderRow(order));
    const head = "<tr><th>Order</th><th>Date</th><th>Customer</th><th>Fulfillment</th><th class=amount>Total</th></tr>";
    return adminShell({ ...shell, title: "Orders", current: "orders", content: table("Orders", head, rows) });
  }
  if (path.startsWith("/products")) {
    const rows = shop.products.map(
      (one) =>
        `<tr><td>${escapeHtml(one.title)}</td><td>${escapeHtml(one.productType)}</td><td class=amount>${amount(priceOf(one), shop.currency)}</td></tr>`,
    );
    return adminShell({ ...shell, title: "Products", current: "products", content: table("Products", "", rows) });
  }
  if (path.startsWith("/settings/notifications")) {
    const rows = CUSTOMER_NOTIFICATIONS.map((name) => `<tr><td><b>${name}</b></td><td class=amount>Off</td></tr>`);
    const content = table("Customer notifications", "<tr><th>E-mail</th><th class=amount>Sent</th></tr>", rows);
    return adminShell({ ...shell, title: "Notifications", current: "settings", content });
  }
  const content = `<div class="native"><h1>${escapeHtml(shop.name)}</h1>
    <div class="card"><h2>Your apps</h2><p>Afterglow keeps your customers glad they bought.</p>
    <p><a class="button" href="${store}/${shop.installedAt ? `apps/${APP_HANDLE}` : "install"}">${shop.installedAt ? "Open Afterglow" : "Install Afterglow"}</a></p></div>
    <div class="card"><h2>Online store</h2><p><a href="${world.config.storefrontUrl}">View your online store</a></p></div></div>`;
  return adminShell({ ...shell, title: "Home", current: "home", content });
}

/** Shopify's own install screen. Managed install: nothing happens at the app until it is opened. */
export function installPage(world: World, store: string): string {
  const content = `<div class="native native--narrow"><div class="card"><h1>Install Afterglow</h1>
    <p>Afterglow will be able to see your orders, fulfillments and products, and to answer at <code>/apps/track</code> of your online store.</p>
    <p><a class="button" href="${store}/apps/${APP_HANDLE}">Install</a></p></div></div>`;
  return adminShell({ storeName: world.shop.name, store, title: "Install app", current: "apps", content });
}

/** The pages on which our blocks stand, by the template a deep link names. */
const EDITED: Record<string, { page: string; path: (world: World) => string; blocks: string[] }> = {
  page: { page: "Track your order", path: () => "/pages/track", blocks: ["Track your order"] },
  product: {
    page: "Product",
    path: ({ shop }) => `/products/${shop.products.find(isVisible)?.handle ?? ""}`,
    blocks: ["Delivery window", "Picks for you"],
  },
};

/** The theme editor, to look through: the page with our blocks, beside its outline. */
export function editorPage(world: World, store: string, template = "page"): string {
  const { page, path, blocks } = EDITED[template] ?? { page: "Home", path: () => "/", blocks: [] };
  const list = blocks.map((name) => `<li><strong>${name}</strong><br><small>Afterglow · app block</small></li>`);
  const content = `<div class="editor"><aside><h1>Theme editor</h1><p>Page: ${page}</p>
    <ul><li>Header</li><li>Page<ul>${list.join("")}</ul></li><li>Footer</li></ul>
    <p><small>${blocks.length === 1 ? "The block is" : "The blocks are"} already in place in this shop.</small></p></aside>
    <iframe title="Preview" src="${world.config.storefrontUrl}${path(world)}"></iframe></div>`;
  return adminShell({ storeName: world.shop.name, store, title: "Theme editor", current: "themes", content });
}

function orderRow(order: Order): string {
  const who = order.shippingAddress ? `${order.shippingAddress.firstName} ${order.shippingAddress.lastName}` : "";
  const state = { fulfilled: "Fulfilled", partial: "Partially fulfilled", none: "Unfulfilled" }[
    fulfillmentState(order) ?? "none"
  ];
  const when = order.createdAt.toISOString().slice(0, 16).replace("T", " ");
  return `<tr><td><b>${escapeHtml(order.name)}</b></td><td>${when}</td><td>${escapeHtml(who)}</td><td><span class="badge">${state}</span></td><td class=amount>${amount(totalOf(order), order.currency)}</td></tr>`;
}

function table(title: string, head: string, rows: string[]): string {
  return `<div class="native"><h1>${title}</h1><div class="card card--table"><table>${head}${rows.join("")}</table></div></div>`;
}

function amount(minor: number, currency: string): string {
  return (minor / 100).toLocaleString("en-US", { style: "currency", currency });
}
