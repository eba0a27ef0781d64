import { type Html, html, trusted } from "#app/lib/html.ts";

import { isHandle } from "#app/catalog/product-path.ts";

export interface ShelfCard {
  handle: string;
  /** What a click on it is counted by. */
  clickId?: string | null;
}

/**
 * The cards of the block "Picks for you": Liquid that the shop draws without its theme around it. Price, market and
 * stock are the shop's own truth at this moment; what cannot be bought leaves nothing.
 */
export function shelfLiquid(picks: readonly ShelfCard[]): string {
  const cards = picks.filter(({ handle }) => isHandle(handle)).map(tile);
  return html`${trusted("{%- layout none -%}")}
    <ul data-afterglow="picks">
      ${cards}
    </ul>`.text;
}

function tile({ handle, clickId = null }: ShelfCard): Html {
  const counted = clickId !== null && html` data-click="${clickId}"`;
  return html`${trusted(`{%- assign ag_pick = all_products["${handle}"] -%}{%- if ag_pick.available -%}`)}
    <li class="ag-tile"><a href="${trusted("{{ ag_pick.url }}")}" ${counted}>${trusted(INSIDE)}</a></li>
    ${trusted("{%- endif -%}")}`;
}

const INSIDE =
  "{%- if ag_pick.featured_image -%}" +
  '<img class="ag-tile-picture" src="{{ ag_pick.featured_image | image_url: width: 480 }}"' +
  ' alt="{{ ag_pick.featured_image.alt | escape }}" width="480" height="480" loading="lazy" decoding="async">' +
  '{%- else -%}<span class="ag-tile-picture" aria-hidden="true"></span>{%- endif -%}' +
  '<span class="ag-tile-words"><span class="ag-tile-title"><bdi>{{ ag_pick.title | escape }}</bdi></span>' +
  '<span class="ag-tile-price">{{ ag_pick.price_min | money }}' +
  "{%- if ag_pick.price_varies %} – {{ ag_pick.price_max | money }}{%- endif -%}</span></span>";
