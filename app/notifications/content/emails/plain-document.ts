import { html } from "#app/lib/html.ts";

/** A text as an e-mail without any looks, line by line. */
export function plainDocument(text: string): string {
  const lines = text.split("\n").map((line, index) => [index > 0 && html`<br />`, line]);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Text message</title>
      </head>
      <body>
        <p>${lines}</p>
      </body>
    </html>`.text;
}
