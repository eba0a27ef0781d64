import { html, type Html } from "../console/html.ts";
import { page } from "../console/layout.ts";
import { ago } from "../console/when.ts";
import type { World } from "../world.ts";
import { deskOf, TAGS, type Ticket } from "./desk.ts";

const ORDERS_SHOWN = 60;

/** Tickets of the shop's shoppers, and what the app was told of them. */
export function deskPage(world: World, notice?: string): string {
  const desk = deskOf(world);
  const body = html`
    <h1>Help desk</h1>
    <p class="lead">
      Where shoppers end up who found no answer. It tells the app of every ticket, signed with the shop’s secret.
    </p>
    ${connection(desk.address, desk.secret)} ${desk.secret === "" ? "" : writing(world)}
    <div id="tickets" data-live>
      <h2>Tickets</h2>
      ${desk.tickets.length === 0 ? html`<p class="empty">Nobody has written yet.</p>` : ""}
      <ul class="parcels">
        ${desk.tickets.toReversed().map((ticket) => ticketCard(world, ticket))}
      </ul>
    </div>
  `;
  return page({ title: "Help desk", path: "/help-desk", body, notice });
}

function connection(address: string, secret: string): Html {
  return html`<section class="panel">
    <h2>Connection</h2>
    <p class="quiet">Both stand in the admin, under Contacts.</p>
    <form method="post" action="/help-desk/settings" class="settings">
      <label
        >Address <input name="address" value="${address}" placeholder="https://…/webhooks/helpdesk?shop=…" required
      /></label>
      <label>Secret <input name="secret" value="${secret}" placeholder="whsec_…" autocomplete="off" required /></label>
      <button class="primary">Save</button>
    </form>
  </section>`;
}

function writing(world: World): Html {
  const orders = world.shop.orders.toReversed().slice(0, ORDERS_SHOWN);
  return html`<section class="panel">
    <h2>A shopper writes</h2>
    <form method="post" action="/help-desk/tickets" class="inline">
      <label
        >About order
        <select name="order">
          ${orders.map((order) => html`<option value="${order.gid}">${order.name}</option>`)}
        </select></label
      >
      <label
        >and names
        <select name="says">
          <option value="order">its number</option>
          <option value="email">only their e-mail</option>
          <option value="both">both</option>
          <option value="neither">neither</option>
        </select></label
      >
      <button class="primary">Open a ticket</button>
    </form>
  </section>`;
}

function ticketCard(world: World, ticket: Ticket): Html {
  const told = deskOf(world).told.filter((news) => news.ticket === ticket.number);
  return html`<li class="parcel">
    <span class="row"><strong>${ticket.number}</strong><time>${ago(ticket.openedAt, world.now())}</time></span>
    <span>${ticket.orderName ?? ticket.email ?? "Names neither order nor e-mail"}</span>
    <p class="last">${ticket.tags.map((tag) => html`<span class="chip">${tag}</span> `)}</p>
    <span class="quiet">${told.map(({ type, status }) => html`<code>${type} → ${status ?? "no answer"}</code> `)}</span>
    <form method="post" action="/help-desk/tags" class="inline">
      <input type="hidden" name="ticket" value="${ticket.number}" />
      <label
        >Tag
        <select name="tag">
          ${TAGS.map((tag) => html`<option>${tag}</option>`)}
        </select></label
      >
      <button>Add</button>
    </form>
  </li>`;
}
