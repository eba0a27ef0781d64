import { type Html, html, trusted } from "#app/lib/html.ts";

import type { ItemView } from "./contents.ts";
import { type Face, headingLevel } from "./face.ts";
import type { NextStep } from "./next-step.ts";

export function heading(face: Face, depth: 0 | 1 | 2, className: string, content: Html | string): Html {
  const level = headingLevel(face, depth);
  const focusable = depth === 0 ? trusted(' tabindex="-1"') : null;
  return html`<h${level} class="${className}"${focusable}>${content}</h${level}>`;
}

export function itemHtml(item: ItemView): Html {
  const title = html`<bdi>${item.title}</bdi>`;
  return html`<li class="ag-item">
    ${pictureHtml(item.imageUrl, item.imageAlt, 72)}
    <span class="ag-item-words"
      >${item.href ? html`<a href="${item.href}">${title}</a>` : title}${item.variant && html` <small><bdi>${item.variant}</bdi></small>`}</span
    >
    <span class="ag-count"><span class="ag-sr">Quantity: </span><span aria-hidden="true">×</span>${item.quantity}</span>
  </li>`;
}

/** A picture keeps its place before it has come, and when there is none. */
export function pictureHtml(url: string | null, alt: string, size: number): Html {
  if (url === null) return html`<span class="ag-picture" aria-hidden="true"></span>`;
  return html`<img
    class="ag-picture"
    src="${url}"
    alt="${alt}"
    width="${size}"
    height="${size}"
    loading="lazy"
    decoding="async"
  />`;
}

/** Links leave no referrer behind; `data-count` tells the script which fact a click is. */
export function linkHtml({ href, kind, label }: NextStep, className: string): Html | null {
  return href === null
    ? null
    : html`<a class="${className}" href="${href}" rel="noreferrer" data-count="${kind}">${label}</a>`;
}
