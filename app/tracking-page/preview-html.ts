import { html, trusted } from "#app/lib/html.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { Brand } from "#app/shops/brand.ts";
import { lookOf, type PageLook } from "#app/shops/page-look.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import type { Face } from "./face.ts";
import { orderHtml } from "./order-html.ts";
import { stylesOf } from "./page-html.ts";
import type { TrackingView } from "./view.ts";

/** The light and the dark side of a theme. */
export type Scheme = "light" | "dark";

/** A theme without a character of its own, so that nothing but the page is looked at. */
const THEME = `
body{margin:0;font:400 16px/1.5 "Helvetica Neue",Helvetica,Arial,"Noto Sans",sans-serif;background:#fff;color:#1c1c1a;--color-background:255 255 255}
body[data-scheme=dark]{background:#181918;color:#f2f1ee;--color-background:24 25 24}
.shop-header{padding:18px clamp(16px,4vw,32px);border-block-end:1px solid color-mix(in srgb,currentcolor 12%,transparent);font-weight:700;font-size:19px}
.shop-header img{display:block;max-block-size:36px;max-inline-size:60%;object-fit:contain}`;

/** Nothing is fetched but pictures, and nothing runs: what stands in the form is still anybody's text. */
const POLICY =
  "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/** The fragment and the styles that shoppers get, as a document for a sandboxed frame. */
export function previewDocument(view: TrackingView, brand: Brand, scheme: Scheme): string {
  const look = lookOf(brand);
  const face = faceOf(look, view);
  return html`<!doctype html>
    <html lang="${view.locale}" dir="${view.dir}" style="color-scheme:${scheme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>${view.headline}</title>
        <style>
          ${trusted(THEME)}
        </style>
        ${stylesOf(look)}
      </head>
      <body data-scheme="${scheme}">
        <div class="shop-header">${headerOf(view, brand)}</div>
        <main>
          <div class="afterglow ag-standalone" data-progress="${look.progress}" style="${look.style}">
            ${orderHtml(view, face)}
          </div>
        </main>
      </body>
    </html>`.text;
}

function headerOf(view: TrackingView, brand: Brand) {
  const logo = webAddress(brand.logoUrl);
  return logo ? html`<img src="${logo}" alt="${view.shopName}" />` : html`<bdi>${view.shopName}</bdi>`;
}

/** As an element of a page: cards are drawn by us, since no shop's Liquid is at hand. */
function faceOf(look: PageLook, { locale }: TrackingView): Face {
  const words = wordsIn(chooseLanguage([locale]));
  return { kind: "fragment", pathPrefix: "/apps/track", look, ownPath: null, words, wishes: [] };
}
