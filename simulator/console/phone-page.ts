import { providersOf } from "../providers/providers.ts";
import type { World } from "../world.ts";
import { html, linkify, type Html } from "./html.ts";
import { page } from "./layout.ts";
import { clock } from "./when.ts";

type Bubble = { id: string; at: string; shopper: string; sender: string; body: string; mine: boolean; note: string };

/** Every text of the world, oldest first, from the shopper's side. */
function bubblesOf(world: World): Bubble[] {
  const { ledger, texts, receipts } = providersOf(world);
  const sent = ledger
    .entries()
    .filter((entry) => entry.provider === "twilio")
    .map((entry) => {
      const state = receipts.findLast((receipt) => receipt.id === entry.id)?.event ?? "queued";
      const size = entry.segments === 1 ? "1 segment" : `${entry.segments ?? 1} segments`;
      const note = `${state} · ${size}`;
      return {
        id: entry.id,
        at: entry.at,
        shopper: entry.to,
        sender: entry.from,
        body: entry.text ?? "",
        mine: false,
        note,
      };
    });
  const said = texts.map(({ id, at, from, to, body, direction }) => {
    const mine = direction === "inbound";
    return {
      id,
      at,
      shopper: mine ? from : to,
      sender: mine ? to : from,
      body,
      mine,
      note: mine ? "" : "automatic reply",
    };
  });
  return [...sent, ...said].sort((one, other) => one.at.localeCompare(other.at));
}

/** Phones with texts, and one of them open. */
export function phonePage(world: World, number: string | undefined, notice?: string): string {
  const bubbles = bubblesOf(world);
  const numbers = [...new Set(bubbles.toReversed().map((bubble) => bubble.shopper))];
  const open = number ?? numbers[0];
  const owner = (phone: string) => {
    const customer = world.shop.customers.find((each) => each.phone === phone);
    return customer ? `${customer.firstName} ${customer.lastName}` : "Unknown shopper";
  };
  const body = html`
    <h1>Phone</h1>
    <div class="phones">
      <ul class="list" id="numbers" data-live>
        ${numbers.map(
          (each) =>
            html`<li>
              <a href="/phone?number=${encodeURIComponent(each)}" ${each === open ? html`aria-current="true"` : ""}
                ><strong>${owner(each)}</strong><span class="quiet">${each}</span></a
              >
            </li>`,
        )}
        ${numbers.length === 0 ? html`<li class="empty">No text yet. <a href="/carriers">Start a story</a> for a shopper with a phone.</li>` : ""}
      </ul>
      ${
        open
          ? handset(
              world,
              open,
              owner(open),
              bubbles.filter((bubble) => bubble.shopper === open),
            )
          : ""
      }
    </div>
  `;
  return page({ title: "Phone", path: "/phone", body, notice });
}

function handset(world: World, number: string, owner: string, bubbles: Bubble[]): Html {
  const sender = bubbles.findLast((bubble) => bubble.sender)?.sender ?? world.config.twilio.from;
  const stopped = providersOf(world).optOuts.has(`${number} ${sender}`);
  return html`<section class="handset" aria-label="${owner}'s phone">
    <div class="handset-top"><strong>${world.shop.name}</strong><span class="quiet">${sender}</span></div>
    <ol class="bubbles" id="bubbles" data-live data-scroll-end>
      ${bubbles.map(
        (bubble) =>
          html`<li class="${bubble.mine ? "mine" : ""}">
            <p>${linkify(bubble.body)}</p>
            <span class="quiet"
              >${clock(new Date(bubble.at), world.now(), world.shop.timezone)}${bubble.note ? ` · ${bubble.note}` : ""}</span
            >
          </li>`,
      )}
      ${stopped ? html`<li class="system">This phone answered STOP: texts are blocked until START.</li>` : ""}
    </ol>
    <form class="reply" method="post" action="/phone">
      <input type="hidden" name="from" value="${number}" /><input type="hidden" name="to" value="${sender}" />
      <div class="quick">
        ${["STOP", "START", "HELP"].map((word) => html`<button name="keyword" value="${word}" formnovalidate>${word}</button>`)}
      </div>
      <div class="write">
        <label class="hidden" for="body">Answer</label>
        <input id="body" name="body" autocomplete="off" placeholder="Answer as ${owner}" required />
        <button class="primary">Send</button>
      </div>
    </form>
  </section>`;
}
