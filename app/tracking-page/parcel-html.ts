import { type Html, html } from "#app/lib/html.ts";

import type { Face } from "./face.ts";
import { heading, itemHtml } from "./pieces.ts";
import { WORDS } from "./page-words.ts";
import type { DayView, ParcelView } from "./parcel-view.ts";

/** Days of the story that stand open; older ones unfold. */
const OPEN_DAYS = 2;

/** @param named whether the parcel says its own state: with one parcel the page's first sentence did */
export function parcelHtml(parcel: ParcelView, face: Face, named: boolean): Html {
  return html`<section class="ag-box ag-parcel" data-tone="${parcel.tone}">
    ${heading(face, 1, "ag-title", html`${parcel.title}`)} ${named && html`<p class="ag-state">${parcel.headline}</p>`}
    ${carrierHtml(parcel)} ${storyHtml(parcel, face)} ${contentsHtml(parcel, face)}
  </section>`;
}

function carrierHtml({ carrier, number, href }: ParcelView): Html | null {
  if (carrier === "" && number === "") return null;
  const name = html`<bdi>${carrier || WORDS.carrierName}</bdi>`;
  return html`<p class="ag-carrier">
    <span>${name}${number && html` <bdi class="ag-number">${number}</bdi>`}</span>${
      href &&
      html`<a href="${href}" rel="noreferrer" data-count="carrier_click">${WORDS.seeAt(carrier || WORDS.carrier)}</a>`
    }
  </p>`;
}

function contentsHtml({ items, itemsNote }: ParcelView, face: Face): Html | null {
  if (items.length === 0) return null;
  return html`<div class="ag-contents">
    ${heading(face, 2, "ag-day", WORDS.inParcel)}
    <ul class="ag-items" role="list">
      ${items.map(itemHtml)}
    </ul>
    ${itemsNote && html`<p class="ag-quiet">${itemsNote}</p>`}
  </div>`;
}

function storyHtml({ days, noScans }: ParcelView, face: Face): Html {
  const older = days.slice(OPEN_DAYS);
  return html`<div class="ag-story">
    ${heading(face, 2, "ag-sr", html`${WORDS.story}`)} ${noScans && html`<p class="ag-quiet">${noScans}</p>`}
    <ol class="ag-days" role="list">
      ${days.slice(0, OPEN_DAYS).map(dayHtml)}
    </ol>
    ${
      older.length > 0 &&
      html`<details class="ag-older">
        <summary>${WORDS.earlier}</summary>
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
