import type { LedgerEntry } from "../providers/ledger.ts";
import { providersOf } from "../providers/providers.ts";
import type { World } from "../world.ts";
import { html, type Html } from "./html.ts";
import { page } from "./layout.ts";
import { clock } from "./when.ts";

export type MailboxView = { part: "html" | "text" | "headers"; width: "phone" | "desktop"; theme: "light" | "dark" };

const NEWEST = 200;

/** A mail's address in the mailbox: one request may write to several people, under one id. */
export function mailKey(entry: LedgerEntry): string {
  return `${entry.id}~${encodeURIComponent(entry.to)}`;
}

export function findMail(world: World, key: string): LedgerEntry | undefined {
  return mailsOf(world).find((entry) => `${entry.id}~${entry.to}` === key);
}

function mailsOf(world: World) {
  return providersOf(world)
    .ledger.entries()
    .filter((entry) => entry.provider === "sendgrid");
}

/** All mails, newest first, and the one that is open. */
export function mailboxPage(world: World, open: LedgerEntry | undefined, view: MailboxView, notice?: string): string {
  const mails = mailsOf(world).toReversed().slice(0, NEWEST);
  const now = world.now();
  const list = html`<ul class="list" id="mails" data-live>
    ${mails.map((mail) => {
      const current = open !== undefined && mailKey(mail) === mailKey(open);
      return html`<li>
        <a href="/mailbox/${mailKey(mail)}${query(view)}" ${current ? html`aria-current="true"` : ""}>
          <span class="row"
            ><strong>${mail.from.replace(/ <.*/, "")}</strong
            ><time>${clock(new Date(mail.at), now, world.shop.timezone)}</time></span
          >
          <span class="subject">${mail.subject}</span>
          <span class="quiet">${mail.to}</span>
        </a>
      </li>`;
    })}
  </ul>`;
  const empty = html`<p class="empty">
    No mail yet. <a href="/carriers">Start a story</a> or buy something in the storefront.
  </p>`;
  const body = html`
    <h1 class="${open ? "wide-only" : ""}">Mailbox</h1>
    <div class="split ${open ? "has-open" : ""}">
      <div class="pane">${mails.length > 0 ? list : html`<div id="mails" data-live>${empty}</div>`}</div>
      <div class="pane">
        ${open ? mailView(world, open, view) : html`<p class="empty wide-only">Choose a mail to read it.</p>`}
      </div>
    </div>
  `;
  return page({ title: open?.subject ?? "Mailbox", path: "/mailbox", body, notice });
}

function query({ part, width, theme }: MailboxView) {
  return `?part=${part}&width=${width}&theme=${theme}`;
}

function mailView(world: World, mail: LedgerEntry, view: MailboxView): Html {
  const to = (changes: Partial<MailboxView>) => `/mailbox/${mailKey(mail)}${query({ ...view, ...changes })}`;
  const choice = (label: string, changes: Partial<MailboxView>, chosen: boolean) =>
    html`<a href="${to(changes)}" ${chosen ? html`aria-current="true"` : ""}>${label}</a>`;
  const states = statesOf(world, mail);
  return html`<article class="mail">
    <a class="back" href="/mailbox">← All mail</a>
    <h2>${mail.subject}</h2>
    <p class="quiet">From ${mail.from}<br />To ${mail.to}</p>
    <ul class="chips" id="states" data-live>
      ${states.map((state) => html`<li>${state}</li>`)}
    </ul>
    ${mail.headers["List-Unsubscribe-Post"] ? html`<form method="post" action="/mailbox/${mailKey(mail)}/unsubscribe"><button class="plain">Unsubscribe (as mail programs do, one click)</button></form>` : ""}
    <div class="tools">
      <span class="switch">
        ${choice("Mail", { part: "html" }, view.part === "html")}
        ${choice("Text", { part: "text" }, view.part === "text")}
        ${choice("Headers", { part: "headers" }, view.part === "headers")}
      </span>
      ${
        view.part === "html"
          ? html`<span class="switch"
                >${choice("Desktop", { width: "desktop" }, view.width === "desktop")}
                ${choice("Phone", { width: "phone" }, view.width === "phone")}</span
              >
              <span class="switch"
                >${choice("Light", { theme: "light" }, view.theme === "light")}
                ${choice("Dark", { theme: "dark" }, view.theme === "dark")}</span
              >`
          : ""
      }
    </div>
    ${partOf(mail, view)}
  </article>`;
}

/** What was reported about a mail, each word once: "processed", "delivered", "open × 3". */
function statesOf(world: World, mail: LedgerEntry): string[] {
  const counts = new Map<string, number>();
  for (const { id, event, answer } of providersOf(world).receipts) {
    if (id !== mail.id) continue;
    const heard = answer !== null && answer < 300;
    const words = heard ? event : `${event} (the app answered ${answer ?? "nothing"})`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => (count > 1 ? `${words} × ${count}` : words));
}

function partOf(mail: LedgerEntry, view: MailboxView): Html {
  if (view.part === "text") return html`<pre class="text">${mail.text ?? "This mail has no text part."}</pre>`;
  if (view.part === "headers") {
    const headers: [string, string][] = [
      ["From", mail.from],
      ["To", mail.to],
      ["Subject", mail.subject ?? ""],
      ["X-Message-Id", mail.id],
      ...Object.entries(mail.headers),
      ...Object.entries(mail.customArgs).map(([name, value]): [string, string] => [`custom arg: ${name}`, value]),
    ];
    return html`<table class="headers">
      <tbody>
        ${headers.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
  if (mail.html === null) return html`<p class="empty">This mail has no HTML part.</p>`;
  return html`<div class="sheet ${view.width} ${view.theme}">
    <iframe
      title="${mail.subject}"
      data-fit
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      src="/mailbox/${mailKey(mail)}/html?theme=${view.theme}"
    ></iframe>
  </div>`;
}
