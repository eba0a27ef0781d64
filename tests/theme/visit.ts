import { db } from "#app/db.server.ts";
import * as form from "#app/routes/proxy.track._index.ts";
import * as followed from "#app/routes/proxy.track.c.$id.$handle.ts";
import * as calendar from "#app/routes/proxy.track.t.$token_.calendar[.]ics.ts";
import * as help from "#app/routes/proxy.track.t.$token_.help.($surface).ts";
import * as nowhere from "#app/routes/proxy.track.$.ts";
import * as lookUp from "#app/routes/proxy.track.lookup.ts";
import * as link from "#app/routes/proxy.track.t.$token.ts";
import * as passOn from "#app/routes/proxy.track.t.$token_.share.ts";
import * as shared from "#app/routes/proxy.track.s.$token.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { signProxyQuery } from "#app/tracking-page/app-proxy.ts";
import { WILLOW } from "#tests/support/willow.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

export interface Ask {
  shop?: string;
  query?: Record<string, string>;
  body?: Record<string, string>;
  address?: string;
  userAgent?: string;
  /** More of what the visitor's browser sends. */
  headers?: Record<string, string>;
}

/** A request as Shopify forwards it: signed, with the visitor's address in a header. */
export function request(
  path: string,
  { shop = WILLOW, query = {}, body, address = "203.0.113.7", userAgent = PHONE, headers: more = {} }: Ask = {},
) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const pairs = { shop, path_prefix: "/apps/track", timestamp, logged_in_customer_id: "", ...query };
  const signature = signProxyQuery(
    new Map(Object.entries(pairs).map(([name, value]) => [name, [value]])),
    "test-api-secret",
  );
  const url = `https://afterglow.test/proxy/track${path}?${new URLSearchParams({ ...pairs, signature })}`;
  const headers = { "X-Forwarded-For": address, "User-Agent": userAgent, ...more };
  return new Request(url, body ? { method: "POST", body: new URLSearchParams(body), headers } : { headers });
}

export function toArgs(asked: Request, token?: string) {
  return { request: asked, params: token === undefined ? {} : { token }, context: {} };
}

export const openForm = (ask?: Ask) => form.loader(toArgs(request("", ask)));
export const openNowhere = (ask?: Ask) => nowhere.loader(toArgs(request("/t/cut/off", ask)));
export const lookFor = (body: Record<string, string>, ask?: Ask) =>
  lookUp.action(toArgs(request("/lookup", { ...ask, body })));
export const openLink = (token: string, ask?: Ask) => link.loader(toArgs(request(`/t/${token}`, ask), token));
export const openCalendar = (token: string, ask?: Ask) =>
  calendar.loader(toArgs(request(`/t/${token}/calendar.ics`, ask), token));
export const share = (token: string, ask?: Ask) =>
  passOn.action(toArgs(request(`/t/${token}/share`, { ...ask, body: {} }), token));
export const openShared = (token: string, ask?: Ask) => shared.loader(toArgs(request(`/s/${token}`, ask), token));
export const askForHelp = (token: string, ask?: Ask, surface?: string) => {
  const { params, ...args } = toArgs(request(`/t/${token}/help${surface ? `/${surface}` : ""}`, ask), token);
  return help.loader({ ...args, params: surface === undefined ? params : { ...params, surface } });
};
/** Follows a pick of a message. */
export const follow = (id: string, handle: string, ask?: Ask) =>
  followed.loader({
    request: request(`/c/${id}/${encodeURIComponent(handle)}`, ask),
    params: { id, handle },
    context: {},
  });
export const click = (token: string, body: Record<string, string>, ask?: Ask) =>
  link.action(toArgs(request(`/t/${token}`, { ...ask, body }), token));

export const PARCEL_NUMBER = "JD 0034 1234 5678";

/** Order #1001 of Ana with one parcel that has left Cologne. */
export async function placeOrder(shop = WILLOW, name = "#1001"): Promise<string> {
  const vault = await openVault(shop);
  const now = new Date();
  const mine = { shop, sourceUpdatedAt: now };
  const order = await db.order.create({
    data: {
      ...mine,
      gid: `gid://shopify/Order/${name}`,
      name,
      number: Number(name.slice(1)),
      placedAt: now,
      currency: "EUR",
      totalMinor: 4900n,
      emailIndex: vault.index("email", "ana@example.com"),
      emailSealed: vault.seal("Order.emailSealed", "ana@example.com"),
      firstNameSealed: vault.seal("Order.firstNameSealed", "Ana"),
      phoneIndex: vault.index("phone", "+4915112345678"),
      zipIndex: vault.index("zip", "50667"),
      customerGid: "gid://shopify/Customer/7",
      shipCountry: "DE",
      shipCity: "Secretville",
      lines: {
        create: {
          shop,
          gid: "gid://shopify/LineItem/1",
          title: "Linen throw",
          quantity: 1,
          currentQuantity: 1,
          priceMinor: 4900n,
        },
      },
      fulfillments: { create: { ...mine, gid: `gid://shopify/Fulfillment/${name}`, state: "success", createdAt: now } },
    },
    include: { lines: true, fulfillments: true },
  });
  const fulfillmentId = order.fulfillments[0]?.id ?? "";
  await db.shipment.create({
    data: {
      ...{
        shop,
        orderId: order.id,
        fulfillmentId,
        carrier: "DHL",
        number: PARCEL_NUMBER,
        status: "in_transit",
        milestone: "in_transit",
        statusAt: now,
      },
      lines: { create: { shop, orderLineId: order.lines[0]?.id ?? "", quantity: 1 } },
      events: {
        create: {
          shop,
          fulfillmentId,
          source: "shopify",
          dedupeKey: "1",
          status: "in_transit",
          rawStatus: "IN_TRANSIT",
          happenedAt: now,
          city: "Cologne",
        },
      },
    },
  });
  return order.id;
}
