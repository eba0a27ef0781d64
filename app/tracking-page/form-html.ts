import { type Html, html } from "#app/lib/html.ts";
import type { Words } from "#app/words/words.ts";

import type { Face } from "./face.ts";
import { heading } from "./pieces.ts";
import type { RecentOrder } from "./recent-orders.server.ts";

/** What the form says about the last try. The same words for a wrong contact and an unknown order. */
export type FormMessage = "miss" | "throttled" | "expired";

const MESSAGES = { miss: "form.miss", throttled: "form.throttled", expired: "page.expired" } as const;

/**
 * The look-up form; it works without a script. What was typed is never written back.
 * @param recent orders of the customer who is logged in
 */
export function formHtml(face: Face, message: FormMessage | null, recent: readonly RecentOrder[] = []): Html {
  const { words } = face;
  return html`<div class="ag-look-up" lang="${words.format}" dir="${words.dir}" data-afterglow="form">
    <header class="ag-hero">
      ${heading(face, 0, "ag-headline", words.say("form.title"))}
      <p class="ag-lead">${words.say("form.lead")}</p>
    </header>
    ${recent.length > 0 && recentHtml(recent, face)}
    <form class="ag-form" method="post" action="${face.pathPrefix}/lookup" autocomplete="on">
      ${message && messageHtml(message, words)}
      <input type="hidden" name="locale" value="${words.format}" />
      <label class="ag-field"
        ><span>${words.say("form.order")}</span
        ><input
          name="order"
          required
          maxlength="60"
          autocapitalize="off"
          spellcheck="false"
          placeholder="#1001"
        /><small class="ag-quiet">${words.say("form.order_hint")}</small></label
      >
      <label class="ag-field"
        ><span>${words.say("form.contact")}</span
        ><input
          name="contact"
          maxlength="254"
          autocomplete="email"
          autocapitalize="off"
          spellcheck="false"
          inputmode="email"
        /><small class="ag-quiet">${words.say("form.contact_hint")}</small></label
      >
      <button class="ag-button" type="submit">${words.say("form.submit")}</button>
    </form>
  </div>`;
}

function recentHtml(recent: readonly RecentOrder[], face: Face): Html {
  const { words } = face;
  return html`<section class="ag-box" data-afterglow="recent">
    ${heading(face, 1, "ag-title", words.say("form.recent"))}
    <ul class="ag-items" role="list">
      ${recent.map(
        ({ orderName, placed, headline }) =>
          html`<li class="ag-item">
            <span class="ag-item-words"
              >${headline} <small><bdi>${orderName}</bdi> · ${placed}</small></span
            >
          </li>`,
      )}
    </ul>
    <p class="ag-quiet">${words.say("form.recent_more")}</p>
  </section>`;
}

export function messageHtml(message: FormMessage, words: Words): Html {
  return html`<p class="ag-message" data-afterglow="message" role="alert">${words.say(MESSAGES[message])}</p>`;
}
