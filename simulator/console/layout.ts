import { html, type Html } from "./html.ts";

const TABS = [
  ["/", "Start"],
  ["/mailbox", "Mailbox"],
  ["/phone", "Phone"],
  ["/carriers", "Carriers"],
  ["/help-desk", "Help desk"],
  ["/team", "Team"],
  ["/gallery", "Gallery"],
] as const;

/** A page of the console. Regions marked `data-live` renew themselves when the server has news. */
export function page(options: {
  title: string;
  path: (typeof TABS)[number][0];
  body: Html;
  notice?: string | undefined;
}): string {
  const { title, path, body, notice } = options;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Outside world</title>
        <link rel="icon" href="/console/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/console/console.css" />
        <script type="module" src="/console/live.mjs"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="bar">
          <a class="mark" href="/">Outside world</a>
          <nav aria-label="Console">
            ${TABS.map(([href, label]) => html`<a href="${href}" ${path === href ? html`aria-current="page"` : ""}>${label}</a>`)}
          </nav>
        </header>
        <main id="main" tabindex="-1">
          ${notice ? html`<p class="notice" role="status">${notice}</p>` : ""} ${body}
          <noscript
            ><p class="hint">
              This page does not renew itself without JavaScript. Reload it to see what is new.
            </p></noscript
          >
        </main>
      </body>
    </html>`.text;
}
