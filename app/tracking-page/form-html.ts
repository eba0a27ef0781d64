import { type Html, html } from "#app/lib/html.ts";
import type { Words } from "#app/words/words.ts";

import type { Face } from "./face.ts";
import { heading } from "./pieces.ts";

/** What the form says about the last try. The same words for a wrong contact and an unknown order. */
export type FormMessage = "miss" | "throttled" | "expired";

const MESSAGES = { miss: "form.miss", throttled: "form.throttled", expired: "page.expired" } as const;

/** The look-up form; it works without a script. What was typed is never written back. */
export function formHtml(face: Face, message: FormMessage | null): Html {
  const { words } = face;
  return html`<div class="ag-look-up" lang="${words.format}" dir="${words.dir}" data-afterglow="form">
    <header class="ag-hero">
      ${heading(face, 0, "ag-headline", words.say("form.title"))}
      <p class="ag-lead">${words.say("form.lead")}</p>
    </header>
    <form class="ag-form" method="post" action="${face.pathPrefix}/lookup" autocomplete="on">
      ${message && messageHtml(message, words)}
      <input type="hidden" name="locale" value="${words.format}" />
      <label class="ag-field"
        ><span>${words.say("form.order")}</span
        ><input name="order" required maxlength="40" autocapitalize="off" spellcheck="false" placeholder="#1001"
      /></label>
      <label class="ag-field"
        ><span>${words.say("form.contact")}</span
        ><input
          name="contact"
          required
          maxlength="254"
          autocomplete="email"
          autocapitalize="off"
          spellcheck="false"
          inputmode="email"
      /></label>
      <button class="ag-button" type="submit">${words.say("form.submit")}</button>
    </form>
  </div>`;
}

export function messageHtml(message: FormMessage, words: Words): Html {
  return html`<p class="ag-message" data-afterglow="message" role="alert">${words.say(MESSAGES[message])}</p>`;
}
