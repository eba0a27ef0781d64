import { CARRIERS, laneTo } from "../carriers/lanes.ts";
import { EVENT_STATUSES, nextScan, SCANS } from "../carriers/scans.ts";
import { STORIES } from "../carriers/stories.ts";
import type { Fulfillment, Order } from "../shopify/order.ts";
import { latestEvent, openLines } from "../shopify/order-state.ts";
import type { World } from "../world.ts";
import { html, type Html } from "./html.ts";
import { ago } from "./when.ts";

function orderLine(world: World, order: Order, inside = order.lines): Html {
  const address = order.shippingAddress;
  return html`<span class="row"><strong>${order.name}</strong><time>${ago(order.createdAt, world.now())}</time></span>
    <span>${address ? `${address.firstName} ${address.lastName}, ${address.city}` : "No address"}</span>
    <span class="quiet">${inside.map((line) => `${line.quantity} × ${line.title}`).join(", ")}</span>`;
}

/** An order that waits to be packed. */
export function unsentCard(world: World, order: Order): Html {
  const usual = laneTo(order.shippingAddress?.countryCode).carrier;
  return html`<li class="parcel">
    ${orderLine(world, order)}
    <form method="post" action="/carriers/parcels" class="inline" id="send-${order.id}">
      <input type="hidden" name="order" value="${order.gid}" />
      <label
        >Carrier
        <select name="carrier">
          ${CARRIERS.map((carrier) => html`<option ${carrier === usual ? html`selected` : ""}>${carrier}</option>`)}
        </select></label
      >
      <label
        >Parcels
        <select name="parcels">
          <option>1</option>
          ${openLines(order).length > 1 ? html`<option>2</option>` : ""}
        </select></label
      >
      <label
        >Then
        <select name="story">
          <option value="">scans by hand</option>
          ${Object.entries(STORIES).map(([name, story]) => html`<option value="${name}">${story.title}</option>`)}
        </select></label
      >
      <button class="primary">Send it</button>
    </form>
  </li>`;
}

/** A parcel, what was said of it last, and what may be said next. */
export function parcelCard(world: World, order: Order, fulfillment: Fulfillment): Html {
  const last = latestEvent(fulfillment);
  const inside = order.lines.filter((line) => fulfillment.lines.some(({ lineGid }) => lineGid === line.gid));
  const next = nextScan(last?.status ?? null);
  const address = order.shippingAddress;
  return html`<li class="parcel">
    ${orderLine(world, order, inside)}
    <span>${fulfillment.trackingInfo.map((parcel) => html`<code>${parcel.company} ${parcel.number}</code> `)}</span>
    <p class="last">
      <span class="chip ${last?.status ?? ""}">${last ? SCANS[last.status].label : "Nothing heard yet"}</span>
      ${last ? html`<span class="quiet">${last.message}${last.city ? `, ${last.city}` : ""} · ${ago(last.happenedAt, world.now())}</span>` : ""}
    </p>
    <form method="post" action="/carriers/scans" class="inline">
      <input type="hidden" name="fulfillment" value="${fulfillment.gid}" />
      ${next ? html`<button class="primary" name="next" value="${next}">${SCANS[next].label}</button>` : ""}
    </form>
    <details id="by-hand-${fulfillment.id}">
      <summary>Say something else</summary>
      <form method="post" action="/carriers/scans" class="by-hand">
        <input type="hidden" name="fulfillment" value="${fulfillment.gid}" />
        <label
          >Status
          <select name="status">
            ${EVENT_STATUSES.map((status) => html`<option value="${status}">${SCANS[status].label}</option>`)}
          </select></label
        >
        <label>City <input name="city" placeholder="${address?.city ?? ""}" /></label>
        <label>Message <input name="message" placeholder="The carrier's usual words" /></label>
        <label>Expected on <input type="date" name="expectedOn" /></label>
        <button>Push scan</button>
      </form>
    </details>
  </li>`;
}
