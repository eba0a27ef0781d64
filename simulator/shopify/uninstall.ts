import type { World } from "../world.ts";
import type { Customer } from "./order.ts";
import { numeric } from "./rest-values.ts";

/** The merchant removes the app: `app/uninstalled`, and every token is void from now on. */
export function uninstallApp(world: World): void {
  const { shop } = world;
  world.emit("app/uninstalled", {
    id: numeric(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.primaryDomain,
    country: shop.countryCode,
    country_code: shop.countryCode,
    currency: shop.currency,
    iana_timezone: shop.timezone,
    myshopify_domain: shop.domain,
    plan_name: "basic",
  });
  shop.tokens = [];
  shop.grantedScopes = [];
  shop.installedAt = null;
}

/** 48 hours after the app is gone: `shop/redact`. */
export function redactShop(world: World): void {
  world.emit("shop/redact", { shop_id: numeric(world.shop.id), shop_domain: world.shop.domain });
}

/** A shopper asks to be forgotten (`customers/redact`) or what is known (`customers/data_request`). */
export function askPrivacy(world: World, topic: "customers/redact" | "customers/data_request", who: Customer): void {
  const orders = world.shop.orders.filter((order) => order.customerGid === who.gid).map((order) => numeric(order.id));
  world.emit(topic, {
    shop_id: numeric(world.shop.id),
    shop_domain: world.shop.domain,
    customer: { id: numeric(who.id), email: who.email, phone: who.phone },
    ...(topic === "customers/redact"
      ? { orders_to_redact: orders }
      : { orders_requested: orders, data_request: { id: numeric(world.shop.nextId("DataRequest")) } }),
  });
}
