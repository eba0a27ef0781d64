import { playsOf } from "../carriers/play-story.ts";
import { STORIES } from "../carriers/stories.ts";
import { latestEvent, openLines } from "../shopify/order-state.ts";
import type { World } from "../world.ts";
import { html, type Html } from "./html.ts";
import { page } from "./layout.ts";
import { parcelCard, unsentCard } from "./parcel-card.ts";

const SHOWN = 18;

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
