import { html } from "../console/html.ts";

/** Shown in a frame while the app is still reading the order. It looks again by itself. */
export function waitPage(): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="2" />
        <meta name="color-scheme" content="light dark" />
        <title>Reading the order</title>
      </head>
      <body style="font: 1rem system-ui; padding: 2rem">
        <p>The app is still reading this order …</p>
      </body>
    </html>`.text;
}
