import { deskOf } from "../helpdesk/desk.ts";
import { providersOf } from "../providers/providers.ts";
import { channelOf } from "../team/channel.ts";
import type { World } from "../world.ts";
import { html } from "./html.ts";
import { page } from "./layout.ts";

/** Where everything is, and what to try first. */
export function startPage(world: World): string {
  const { storefrontUrl, adminUrl } = world.config;
  const entries = providersOf(world).ledger.entries();
  const mails = entries.filter((entry) => entry.provider === "sendgrid").length;
  const places = [
    {
      href: storefrontUrl,
      title: "Storefront",
      about: `${world.shop.name}'s shop. Buy something, as Ana would.`,
      count: null,
    },
    {
      href: `${storefrontUrl}/apps/track`,
      title: "Tracking page",
      about: "Look an order up by number and e-mail.",
      count: null,
    },
    { href: adminUrl, title: "Admin", about: "The app inside the merchant's admin.", count: null },
    { href: "/mailbox", title: "Mailbox", about: "Every e-mail that was sent.", count: mails },
    { href: "/phone", title: "Phone", about: "Every text, and answers to them.", count: entries.length - mails },
    {
      href: "/carriers",
      title: "Carriers",
      about: "Push parcels along, or start a story.",
      count: world.shop.orders.length,
    },
    {
      href: "/help-desk",
      title: "Help desk",
      about: "Let a shopper write, and tag what it is about.",
      count: deskOf(world).tickets.length,
    },
    {
      href: "/team",
      title: "Team channel",
      about: "Where alerts arrive that are posted to the merchant’s webhook.",
      count: channelOf(world).posts.length,
    },
    { href: "/gallery", title: "Gallery", about: "Every state of an order in every face, side by side.", count: null },
  ];
  const body = html`
    <h1>The outside world</h1>
    <p class="lead">
      Shopify, the mail and text providers and the carriers, all on this machine. Nothing here leaves it: no message is
      really sent.
    </p>
    <ul class="places" id="places" data-live>
      ${places.map(
        ({ href, title, about, count }) =>
          html`<li>
            <a class="card" href="${href}" ${href.startsWith("/") ? "" : html`target="_blank" rel="noopener"`}>
              <strong>${title}</strong>${count === null ? "" : html`<span class="count">${count}</span>`}
              <span>${about}</span>
              <code>${href.startsWith("/") ? world.config.worldUrl + href : href}</code>
            </a>
          </li>`,
      )}
    </ul>
    <section class="panel">
      <h2>What to try</h2>
      <ol class="steps">
        <li>
          <strong>Start a story</strong> at <a href="/carriers">Carriers</a>: “Nobody home” shows the most messages.
        </li>
        <li>
          <strong>Open the mail</strong> in the <a href="/mailbox">mailbox</a> and follow its button to the tracking
          page.
        </li>
        <li>
          <strong>Answer STOP</strong> on the <a href="/phone">phone</a>: no more texts arrive, and the admin says why.
        </li>
        <li>
          <strong>Buy something</strong> in the
          <a href="${storefrontUrl}" target="_blank" rel="noopener">storefront</a>, then send and scan the parcel by
          hand.
        </li>
        <li>
          <strong>See the other side</strong> in the <a href="${adminUrl}" target="_blank" rel="noopener">admin</a>:
          shipments, messages, and the reasons why one was not sent.
        </li>
      </ol>
    </section>
    <section class="panel">
      <h2>For machines</h2>
      <p>
        <a href="/ledger">/ledger</a> lists every accepted message as JSON,
        <a href="/providers/receipts">/providers/receipts</a>
        what the providers reported back.
      </p>
    </section>
  `;
  return page({ title: "Start", path: "/", body });
}
