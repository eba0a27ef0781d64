import { type Html, html, trusted } from "#app/lib/html.ts";

import type { ItemView } from "./contents.ts";
import { type Face, headingLevel } from "./face.ts";
import type { Labels } from "./labels.ts";

export function heading(face: Face, depth: 0 | 1 | 2, className: string, content: Html | string): Html {
  const level = headingLevel(face, depth);
  const focusable = depth === 0 ? trusted(' tabindex="-1"') : null;
  return html`<h${level} class="${className}"${focusable}>${content}</h${level}>`;
}

export function itemsHtml(items: readonly ItemView[], labels: Labels): Html {
  return html`<ul class="ag-items" role="list">
    ${items.map((item) => itemHtml(item, labels))}
  </ul>`;
}

function itemHtml(item: ItemView, labels: Labels): Html {
  const title = html`<bdi>${item.title}</bdi>`;
  return html`<li class="ag-item">
    ${pictureHtml(item.imageUrl, item.imageAlt, 72)}
    <span class="ag-item-words"
      >${item.href ? html`<a href="${item.href}">${title}</a>` : title}${item.variant && html` <small><bdi>${item.variant}</bdi></small>`}${careHtml(item, labels)}</span
    >
    <span class="ag-count"
      ><span class="ag-sr">${labels["items.quantity"]} </span><span aria-hidden="true">×</span>${item.quantity}</span
    >
  </li>`;
}

function careHtml({ care }: ItemView, labels: Labels): Html | null {
  if (!care) return null;
  if (care.kind === "page") {
    return html`<a class="ag-care" href="${care.href}" rel="noreferrer">${labels["items.care"]}</a>`;
  }
  return html`<details class="ag-care">
    <summary>${labels["items.care"]}</summary>
    <p><bdi>${care.text}</bdi></p>
  </details>`;
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

/**
 * Links leave no referrer behind; `data-count` tells the script which fact a click is, unless it is counted where it
 * leads.
 */
export function linkHtml(
  { href, kind, label }: { href: string | null; kind: string | null; label: string },
  className: string,
): Html | null {
  if (href === null) return null;
  return html`<a class="${className}" href="${href}" rel="noreferrer" ${kind && html` data-count="${kind}"`}
    >${label}</a
  >`;
}

/** What only a script can do stays hidden until there is one. `data-done` is said when it has been done. */
export function scriptButton(
  does: "copy" | "share" | "print",
  label: string,
  data: { text?: string; done?: string } = {},
): Html {
  const text = data.text !== undefined && html` data-text="${data.text}"`;
  const counted = does !== "print" && html` data-count="${does}_click"`;
  const done = data.done !== undefined && html` data-done="${data.done}"`;
  return html`<button class="ag-tool" type="button" data-does="${does}" ${counted}${text}${done} hidden>
    ${label}
  </button>`;
}
