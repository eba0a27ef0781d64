import { type Html, html, trusted } from "#app/lib/html.ts";

// The theme extension owns the looks and the script; a page of the app proxy has no block to bring them along.
import css from "../../extensions/afterglow-theme/assets/afterglow.css?raw";
import script from "../../extensions/afterglow-theme/assets/afterglow.js?raw";

/** A body for Shopify to put into the shop's theme. */
export function liquidPage(content: Html, accentColor: string): string {
  return html`<style>
      ${trusted(css)}
    </style>
    <afterglow-track class="afterglow ag-standalone" style="--ag-brand:${accentColor}"
      ><div data-afterglow="result">${content}</div>
      <p class="ag-sr" role="status" data-afterglow="news"></p
    ></afterglow-track>
    <script>
      ${trusted(script)};
    </script>`.text;
}
