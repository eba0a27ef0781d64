import { html, trusted } from "#app/lib/html.ts";

import { paletteOf } from "#app/notifications/content/palette.ts";

export type UnsubscribePage = { step: "ask" | "done"; shopName: string; accentColor: string } | { step: "invalid" };

const WORDS = {
  ask: { title: "Stop order updates?", button: "Stop order updates" },
  done: { title: "Done. No more order updates." },
  invalid: { title: "This link does not work" },
} as const;

/** A page on its own: no script, nothing fetched from anywhere, readable in any browser. */
export function unsubscribePage(page: UnsubscribePage): string {
  const palette = paletteOf(page.step === "invalid" ? "#1f5f4a" : page.accentColor);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${WORDS[page.step].title}</title>
        <style>
          ${trusted(styles(palette))}
        </style>
      </head>
      <body>
        <main>
          <h1>${WORDS[page.step].title}</h1>
          ${content(page)}
        </main>
      </body>
    </html>`.text;
}

function content(page: UnsubscribePage) {
  if (page.step === "invalid") {
    return html`<p>It may have been cut off. Open it again from the e-mail, or copy the whole address.</p>`;
  }
  const shop = html`<bdi>${page.shopName}</bdi>`;
  if (page.step === "done") return html`<p>${shop} will not write to this address about orders any more.</p>`;
  return html`<p>
      ${shop} will then not write to this address about orders any more: no delivery days, no news about delays. The
      tracking page keeps working.
    </p>
    <form method="post"><button>${WORDS.ask.button}</button></form>`;
}

function styles({ accent, onAccent, darkAccent, darkOnAccent }: ReturnType<typeof paletteOf>): string {
  return `
    body { margin: 0; background: #f5f3ee; color: #1f1d1a; font: 1.0625rem/1.6 system-ui, sans-serif; }
    main { max-width: 30rem; margin: 14vh auto; padding: 0 1.5rem; }
    h1 { font: 400 2rem/1.2 Georgia, serif; margin: 0 0 1rem; }
    button { margin-top: .75rem; min-height: 3rem; padding: 0 1.5rem; border: 0; border-radius: .75rem; cursor: pointer;
             font: 600 1rem/1 system-ui, sans-serif; background: ${accent}; color: ${onAccent}; }
    button:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; outline-color: ${accent}; }
    @media (prefers-color-scheme: dark) {
      body { background: #131211; color: #f4f1ea; }
      button { background: ${darkAccent}; color: ${darkOnAccent}; }
      button:focus-visible { outline-color: ${darkAccent}; }
    }`;
}
