import { type Html, html } from "#app/lib/html.ts";

import type { ItemView } from "./contents.ts";
import type { Face } from "./face.ts";
import { WORDS } from "./page-words.ts";
import { parcelHtml } from "./parcel-html.ts";
import { picksHtml } from "./picks-html.ts";
import { heading, itemHtml, linkHtml } from "./pieces.ts";
import type { Step } from "./steps.ts";
import type { TrackingView } from "./view.ts";

/** The page of one order. */
export function orderHtml(view: TrackingView, face: Face): Html {
  const ownPath = face.ownPath !== null && html` data-own-path="${face.ownPath}"`;
  return html`<div class="ag-order" data-afterglow="order" data-tone="${view.tone}" ${ownPath}>
    <header class="ag-hero">
      <p class="ag-eyebrow">
        <span>Order <bdi>${view.orderName}</bdi></span> <span>${view.placed}</span>
      </p>
      ${heading(face, 0, "ag-headline", view.headline)}
      <p class="ag-lead">${view.lead}</p>
      ${view.basis && html`<p class="ag-basis">${view.basis}</p>`} ${view.progress && stepsHtml(view.progress)}
    </header>
    ${
      view.nextStep &&
      html`<div class="ag-notice">
        <p>${view.nextStep.text}</p>
        ${linkHtml(view.nextStep, "ag-button")}
      </div>`
    }
    ${view.parcels.map((parcel) => parcelHtml(parcel, face, view.parcels.length > 1))}
    ${itemsHtml(view.waiting, view.parcels.length > 0 ? WORDS.waiting : WORDS.bought, face)}
    ${itemsHtml(view.removed, view.removedTitle, face)}
    <footer class="ag-foot">
      ${[view.returns, view.help].map((step) => step && html`<p>${step.text} ${linkHtml(step, "ag-link")}</p>`)}
    </footer>
    ${view.picks && picksHtml(view.picks, face)}
  </div>`;
}

function itemsHtml(items: ItemView[], title: string, face: Face): Html | null {
  if (items.length === 0) return null;
  return html`<section class="ag-box">
    ${heading(face, 1, "ag-title", title)}
    <ul class="ag-items" role="list">
      ${items.map(itemHtml)}
    </ul>
  </section>`;
}

const SPOKEN: Record<Step["state"], string> = { done: "Done: ", current: "Now: ", todo: "Still to come: " };

function stepsHtml(steps: Step[]): Html {
  return html`<ol class="ag-steps" role="list" aria-label="Progress">
    ${steps.map(
      ({ label, state }) =>
        html`<li data-state="${state}" ${state === "current" && html` aria-current="step"`}>
          <span class="ag-sr">${SPOKEN[state]}</span><span class="ag-step">${label}</span>
        </li>`,
    )}
  </ol>`;
}
