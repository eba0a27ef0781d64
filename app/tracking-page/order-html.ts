import { type Html, html } from "#app/lib/html.ts";

import { countedLink } from "./counted-link.ts";
import { choicesHtml } from "./delivery-choice-html.ts";
import type { Face } from "./face.ts";
import type { Labels } from "./labels.ts";
import { parcelHtml } from "./parcel-html.ts";
import { picksHtml } from "./picks-html.ts";
import { heading, itemsHtml, linkHtml, scriptButton } from "./pieces.ts";
import type { Step } from "./steps.ts";
import type { ItemsView, TrackingView } from "./view.ts";
import { hashView } from "./view-hash.ts";

/** The page of one order. */
export function orderHtml(view: TrackingView, face: Face): Html {
  const ownPath = face.ownPath !== null && html` data-own-path="${face.ownPath}" data-v="${hashView(view)}"`;
  const uncounted = view.isUncounted && html` data-uncounted`;
  return html`<div
    class="ag-order"
    lang="${view.locale}"
    dir="${view.dir}"
    data-afterglow="order"
    data-tone="${view.tone}"
    data-stage="${view.stage}"
    ${ownPath}${uncounted}
  >
    ${heroHtml(view, face)} ${actionHtml(view, face)} ${choicesHtml(view.choices, face)}
    ${view.parcels.map((parcel) => parcelHtml(parcel, view.labels, face, view.parcels.length > 1))}
    ${view.items.map((items) => restHtml(items, view.labels, face))} ${contentHtml(view, face)} ${footHtml(view, face)}
    ${view.picks && picksHtml(view.picks, face)}
  </div>`;
}

function heroHtml(view: TrackingView, face: Face): Html {
  return html`<header class="ag-hero">
    <p class="ag-eyebrow"><bdi>${view.orderName}</bdi> <span>${view.placed}</span></p>
    ${heading(face, 0, "ag-headline", view.headline)} ${view.lead !== "" && html`<p class="ag-lead">${view.lead}</p>`}
    ${view.notes.map(({ kind, text }) => html`<p class="ag-note" data-kind="${kind}">${text}</p>`)}
    ${view.window && html`<p class="ag-basis">${view.window.basis} ${calendarHtml(view, face)}</p>`}
    ${view.progress && stepsHtml(view.progress, view.labels)}
  </header>`;
}

/** The file stands behind the order's own link, as the page does. */
function calendarHtml({ labels }: TrackingView, { ownPath }: Face): Html | null {
  return ownPath === null
    ? null
    : html`<a class="ag-calendar" href="${ownPath}/calendar.ics" rel="noreferrer">${labels["page.calendar"]}</a>`;
}

/** The way to what stands right below needs no button. */
function actionHtml({ action, choices }: TrackingView, face: Face): Html | null {
  if (!action || choices.length > 0) return null;
  return html`<div class="ag-notice">
    <p>${action.text}</p>
    ${linkHtml(countedLink(action, face), "ag-button")}
  </div>`;
}

function restHtml({ title, items }: ItemsView, labels: Labels, face: Face): Html {
  return html`<section class="ag-box">${heading(face, 1, "ag-title", title)} ${itemsHtml(items, labels)}</section>`;
}

function contentHtml({ content }: TrackingView, face: Face): Html | null {
  if (!content) return null;
  const { title, text, link } = content;
  return html`<section class="ag-box ag-content">
    ${title !== "" && heading(face, 1, "ag-title", html`<bdi>${title}</bdi>`)}
    ${text !== "" && html`<p><bdi>${text}</bdi></p>`} ${link && linkHtml({ ...link, kind: "content_click" }, "ag-link")}
  </section>`;
}

function footHtml({ help, links, labels }: TrackingView, face: Face): Html {
  const share = face.ownPath !== null && scriptButton("share", labels["page.share"], { done: labels["page.shared"] });
  return html`<footer class="ag-foot">
    ${links.length > 0 && html`<p>${links.map((link) => html`${linkHtml(link, "ag-link")} `)}</p>`}
    ${help && html`<p>${help.text} ${linkHtml(countedLink(help, face), "ag-link")}</p>`}
    <p class="ag-tools">${share} ${scriptButton("print", labels["page.print"])}</p>
  </footer>`;
}

function stepsHtml(steps: readonly Step[], labels: Labels): Html {
  return html`<ol class="ag-steps" role="list" aria-label="${labels["page.progress"]}">
    ${steps.map(
      ({ label, state }) =>
        html`<li data-state="${state}" ${state === "current" && html` aria-current="step"`}>
          <span class="ag-sr">${labels[`step.state_${state}`]} </span><span class="ag-step">${label}</span>
        </li>`,
    )}
  </ol>`;
}
