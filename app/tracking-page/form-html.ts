import { type Html, html } from "#app/lib/html.ts";

import type { Face } from "./face.ts";
import { WORDS } from "./page-words.ts";
import { heading } from "./pieces.ts";

/** What the form says about the last try. The same words for a wrong contact and an unknown order. */
export type FormMessage = "miss" | "throttled" | "expired";

/** The look-up form; it works without a script. What was typed is never written back. */
export function formHtml(face: Face, message: FormMessage | null): Html {
  return html`<div class="ag-look-up" data-afterglow="form">
    <header class="ag-hero">
      ${heading(face, 0, "ag-headline", WORDS.formTitle)}
      <p class="ag-lead">${WORDS.formLead}</p>
    </header>
    <form class="ag-form" method="post" action="${face.pathPrefix}/lookup" autocomplete="on">
      ${message && messageHtml(message)}
      <label class="ag-field"
        ><span>${WORDS.formOrder}</span
        ><input name="order" required maxlength="40" autocapitalize="off" spellcheck="false" placeholder="#1001"
      /></label>
      <label class="ag-field"
        ><span>${WORDS.formContact}</span
        ><input
          name="contact"
          required
          maxlength="254"
          autocomplete="email"
          autocapitalize="off"
          spellcheck="false"
          inputmode="email"
      /></label>
      <button class="ag-button" type="submit">${WORDS.formSubmit}</button>
    </form>
  </div>`;
}

export function messageHtml(message: FormMessage): Html {
  return html`<p class="ag-message" data-afterglow="message" role="alert">${WORDS.formMessages[message]}</p>`;
}
