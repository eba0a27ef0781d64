import { type Html, html } from "#app/lib/html.ts";

import type { Face } from "./face.ts";
import type { Labels } from "./labels.ts";
import type { DayView, ParcelView } from "./parcel-view.ts";
import { heading, itemsHtml, scriptButton } from "./pieces.ts";

/** Days of the story that stand open; older ones unfold. */
const OPEN_DAYS = 2;

/** @param named whether the parcel says its own state: with one parcel the page's first sentence did */
export function parcelHtml(parcel: ParcelView, labels: Labels, face: Face, named: boolean): Html {
  return html`<section class="ag-box ag-parcel" data-tone="${parcel.tone}">
    ${heading(face, 1, "ag-title", parcel.title)} ${named && html`<p class="ag-state">${parcel.headline}</p>`}
    ${carrierHtml(parcel, labels)} ${parcel.days.length > 0 && storyHtml(parcel, labels, face)}
    ${contentsHtml(parcel, labels, face)}
  </section>`;
}

function carrierHtml({ carrier, number, href, linkLabel, mapHref }: ParcelView, labels: Labels): Html | null {
  if (carrier === "" && number === "" && !mapHref) return null;
  const name = html`<bdi>${carrier || labels["parcel.carrier"]}</bdi>`;
  const copy =
    number !== "" && scriptButton("copy", labels["parcel.copy"], { text: number, done: labels["parcel.copied"] });
  return html`<p class="ag-carrier">
    ${(carrier || number) && html`<span>${name}${number && html` <bdi class="ag-number">${number}</bdi>`}</span>`}
    ${copy} ${href && html`<a href="${href}" rel="noreferrer" data-count="carrier_click">${linkLabel}</a>`}
    ${mapHref && html`<a href="${mapHref}" rel="noreferrer" target="_blank" data-count="map_click">${labels["parcel.map"]}</a>`}
  </p>`;
}

function contentsHtml({ items, itemsNote }: ParcelView, labels: Labels, face: Face): Html | null {
  if (items.length === 0) return null;
  return html`<div class="ag-contents">
    ${heading(face, 2, "ag-day", labels["parcel.items"])} ${itemsHtml(items, labels)}
    ${itemsNote && html`<p class="ag-quiet">${itemsNote}</p>`}
  </div>`;
}

function storyHtml({ days, noScans }: ParcelView, labels: Labels, face: Face): Html {
  const older = days.slice(OPEN_DAYS);
  return html`<div class="ag-story">
    ${heading(face, 2, "ag-sr", labels["parcel.story"])} ${noScans && html`<p class="ag-quiet">${noScans}</p>`}
    <ol class="ag-days" role="list">
      ${days.slice(0, OPEN_DAYS).map(dayHtml)}
    </ol>
    ${
      older.length > 0 &&
      html`<details class="ag-older">
        <summary>${labels["parcel.earlier"]}</summary>
        <ol class="ag-days" role="list">
          ${older.map(dayHtml)}
        </ol>
      </details>`
    }
  </div>`;
}

function dayHtml({ label, entries }: DayView): Html {
  return html`<li>
    <p class="ag-day">${label}</p>
    <ol role="list">
      ${entries.map(
        ({ at, time, text, place }) =>
          html`<li class="ag-entry">
            <time datetime="${at}">${time}</time
            ><span><bdi>${text}</bdi>${place && html` <small><bdi>${place}</bdi></small>`}</span>
          </li>`,
      )}
    </ol>
  </li>`;
}
