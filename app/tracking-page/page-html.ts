import { type Html, html, trusted } from "#app/lib/html.ts";
import type { PageLook } from "#app/shops/page-look.ts";

// The theme extension owns the looks and the script; a page of the app proxy has no block to bring them along.
import css from "../../extensions/afterglow-theme/assets/afterglow.css?raw";
import script from "../../extensions/afterglow-theme/assets/afterglow.js?raw";

/** Our own assets without what only we read: a twentieth of a page is comments and indentation. */
const lean = (source: string) =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\n\s+/g, "\n");
const STYLES = trusted(lean(css));
const SCRIPT = trusted(lean(script));

/** A body for Shopify to put into the shop's theme. */
export function liquidPage(content: Html, look: PageLook): string {
  return html`${stylesOf(look)}
    <afterglow-track class="afterglow ag-standalone" data-progress="${look.progress}" style="${look.style}"
      ><div data-afterglow="result">${content}</div>
      <p class="ag-sr" role="status" data-afterglow="news"></p
    ></afterglow-track>
    <script>
      ${SCRIPT};
    </script>`.text;
}

/** Our styles, and the merchant's after them: compiled when they were saved, and looked at once more when read. */
export function stylesOf(look: PageLook): Html {
  return html`<style>
    ${STYLES}
    ${trusted(look.css)}
  </style>`;
}
