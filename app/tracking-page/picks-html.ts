import { type Html, html, trusted } from "#app/lib/html.ts";

import type { Face } from "./face.ts";
import { heading, pictureHtml } from "./pieces.ts";
import type { PickCard, PicksView } from "./picks-view.ts";
import { isHandle } from "#app/catalog/product-path.ts";

/** In the theme the shop's own Liquid draws the cards: its price, its market, its availability. */
export function picksHtml(picks: PicksView, face: Face): Html {
  if (face.kind === "fragment") return section(picks, face, html`${picks.cards.map(cardHtml)}`);
  const cards = picks.cards.filter(({ handle }) => isHandle(handle)).map(liquidCard);
  return html`${trusted("{%- capture ag_cards -%}")}${cards}${trusted('{%- endcapture -%}{%- if ag_cards contains "ag-card" -%}')}${section(
    picks,
    face,
    trusted("{{ ag_cards }}"),
  )}${trusted("{%- endif -%}")}`;
}

function section(picks: PicksView, face: Face, cards: Html): Html {
  return html`<section class="ag-picks">
    ${heading(face, 1, "ag-title", picks.title)} ${because(picks)}
    <ul class="ag-cards" role="list">
      ${cards}
    </ul>
  </section>`;
}

function cardHtml(card: PickCard, index: number): Html {
  return html`<li class="ag-card">
    <a href="${card.href}" data-count="pick_click" data-position="${index}" ${clicked(card)}
      >${pictureHtml(card.imageUrl, card.imageAlt, 240)} <span class="ag-card-title"><bdi>${card.title}</bdi></span>
      <span class="ag-price">${card.price}</span></a
    >${because(card)}
  </li>`;
}

function liquidCard(card: PickCard, index: number): Html {
  return html`${trusted(`{%- assign ag_pick = all_products["${card.handle}"] -%}{%- if ag_pick.available -%}`)}
    <li class="ag-card">
      <a href="${trusted("{{ ag_pick.url }}")}" data-count="pick_click" data-position="${index}" ${clicked(card)}
        >${trusted(LIQUID_PICTURE)}
        <span class="ag-card-title"><bdi>${trusted("{{ ag_pick.title | escape }}")}</bdi></span>
        <span class="ag-price">${trusted("{{ ag_pick.price | money }}")}</span></a
      >${because(card)}
    </li>
    ${trusted("{%- endif -%}")}`;
}

const LIQUID_PICTURE =
  "{%- if ag_pick.featured_image -%}" +
  '<img class="ag-picture" src="{{ ag_pick.featured_image | image_url: width: 480 }}" alt="{{ ag_pick.featured_image.alt | escape }}"' +
  ' width="240" height="240" loading="lazy" decoding="async">' +
  '{%- else -%}<span class="ag-picture" aria-hidden="true"></span>{%- endif -%}';

function clicked({ clickId }: PickCard): Html | null {
  return clickId === null ? null : html` data-click="${clickId}"`;
}

function because({ because: words }: PickCard | PicksView): Html | null {
  return words === null ? null : html`<small class="ag-because"><bdi>${words}</bdi></small>`;
}
