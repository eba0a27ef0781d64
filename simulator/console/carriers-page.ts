import { CARRIERS, laneTo } from "../carriers/lanes.ts";
import { playsOf } from "../carriers/play-story.ts";
import { EVENT_STATUSES, nextScan, SCANS } from "../carriers/scans.ts";
import { STORIES } from "../carriers/stories.ts";
import type { Fulfillment, Order } from "../shopify/order.ts";
import { latestEvent, openLines } from "../shopify/order-state.ts";
import type { World } from "../world.ts";
import { html, type Html } from "./html.ts";
import { page } from "./layout.ts";
import { ago } from "./when.ts";

const SHOWN = 30;

/** Everything that waits to be sent or is under way, newest first. */
export function carriersPage(world: World, notice?: string): string {
  const orders = world.shop.orders.toReversed().filter((order) => !order.cancelledAt);
  const unsent = orders.filter((order) => openLines(order).length > 0).slice(0, SHOWN);
  const parcels = orders
    .flatMap((order) => order.fulfillments.map((fulfillment) => ({ order, fulfillment })))
    .filter(({ fulfillment }) => fulfillment.status === "success");
  const moving = parcels.filter(({ fulfillment }) => latestEvent(fulfillment)?.status !== "delivered");
  const arrived = parcels.filter(({ fulfillment }) => latestEvent(fulfillment)?.status === "delivered").slice(0, 5);
  const body = html`
    <h1>Carriers</h1>
    ${storiesPanel(world)}
    <div id="parcels" data-live>
      ${
        unsent.length > 0
          ? html`<h2>Waiting to be sent</h2>
              <ul class="parcels">
                ${unsent.map((order) => unsentCard(world, order))}
              </ul>`
          : ""
      }
      <h2>Under way</h2>
      ${moving.length === 0 ? html`<p class="empty">Nothing is under way. Start a story above.</p>` : ""}
      <ul class="parcels">
        ${moving.slice(0, SHOWN).map(({ order, fulfillment }) => parcelCard(world, order, fulfillment))}
      </ul>
      ${moving.length > SHOWN ? html`<p class="quiet">and ${moving.length - SHOWN} older ones</p>` : ""}
      ${
        arrived.length > 0
          ? html`<h2>Arrived last</h2>
              <ul class="parcels">
                ${arrived.map(({ order, fulfillment }) => parcelCard(world, order, fulfillment))}
              </ul>`
          : ""
      }
    </div>
  `;
  return page({ title: "Carriers", path: "/carriers", body, notice });
}

function storiesPanel(world: World): Html {
  const playing = playsOf(world).filter((play) => play.done < play.steps);
  const nameOf = (orderGid: string) => world.shop.orders.find((order) => order.gid === orderGid)?.name ?? "an order";
  const speed =
    world.config.speed > 1
      ? `A simulated hour takes ${seconds(3_600 / world.config.speed)} here.`
      : "At the speed of life.";
  return html`<section class="panel">
    <h2>Start a story</h2>
    <p class="quiet">A shopper buys, the parcel is sent and moves by itself. ${speed}</p>
    <form method="post" action="/carriers/stories" class="stories">
      ${Object.entries(STORIES).map(
        ([name, story]) =>
          html`<button name="story" value="${name}">
            <strong>${story.title}</strong><span>${story.about}</span>
          </button>`,
      )}
    </form>
    <div id="plays" data-live>
      ${playing.map((play) => html`<p class="play"><strong>${nameOf(play.orderGid)}</strong> ${STORIES[play.name].title} <progress max="${play.steps}" value="${play.done}"></progress> ${play.done} of ${play.steps}</p>`)}
    </div>
  </section>`;
}

function seconds(count: number) {
  return count < 1 ? `${Math.round(count * 1_000)} ms` : `${Math.round(count * 10) / 10} s`;
}

function orderLine(world: World, order: Order): Html {
  const address = order.shippingAddress;
  return html`<span class="row"><strong>${order.name}</strong><time>${ago(order.createdAt, world.now())}</time></span>
    <span>${address ? `${address.firstName} ${address.lastName}, ${address.city}` : "No address"}</span>
    <span class="quiet">${order.lines.map((line) => `${line.quantity} × ${line.title}`).join(", ")}</span>`;
}

function unsentCard(world: World, order: Order): Html {
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
      <button class="primary">Send it</button>
    </form>
  </li>`;
}

function parcelCard(world: World, order: Order, fulfillment: Fulfillment): Html {
  const last = latestEvent(fulfillment);
  const next = nextScan(last?.status ?? null);
  const address = order.shippingAddress;
  return html`<li class="parcel">
    ${orderLine(world, order)}
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
