import { html, trusted } from "#app/lib/html.ts";
import type { Language } from "#app/words/locale.ts";
import { wordsIn, type Words } from "#app/words/words.ts";

import { paletteOf } from "#app/notifications/content/palette.ts";

/** What a shopper may stop: everything the shop writes about orders, or the recommendations in it. */
export type Stoppable = "all" | "picks";

export type UnsubscribePage =
  | { step: "ask"; shopName: string; accentColor: string; offers: readonly Stoppable[] }
  | { step: "done"; shopName: string; accentColor: string; stopped: Stoppable }
  | { step: "invalid" };

/** A page on its own: no script, nothing fetched from anywhere, readable in any browser. */
export function unsubscribePage(page: UnsubscribePage, language: Language): string {
  const palette = paletteOf(page.step === "invalid" ? "#1f5f4a" : page.accentColor);
  const words = wordsIn(language);
  const { title, content } = contentOf(page, words);
  return html`<!doctype html>
    <html lang="${words.format}" dir="${words.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${trusted(styles(palette))}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;
}

function contentOf(page: UnsubscribePage, words: Words) {
  if (page.step === "invalid") {
    return {
      title: words.say("unsubscribe.invalid_title"),
      content: html`<p>${words.say("unsubscribe.invalid_text")}</p>`,
    };
  }
  // A name runs its own way, whatever the language around it.
  const shop = `\u2068${page.shopName}\u2069`;
  if (page.step === "done") {
    const done = page.stopped === "picks" ? "unsubscribe.done_picks" : "unsubscribe.done";
    return { title: words.say(`${done}_title`), content: html`<p>${words.say(`${done}_text`, { shop })}</p>` };
  }
  const offersPicks = page.offers.includes("picks");
  return {
    title: words.say("unsubscribe.title", { shop }),
    content: html`<form method="post">
      ${offersPicks ? choice("picks", [words.say("unsubscribe.picks_note")], words) : ""}
      ${choice("all", [words.say("unsubscribe.lead", { shop }), words.say("unsubscribe.keep")], words)}
    </form>`,
  };
}

function choice(what: Stoppable, notes: readonly string[], words: Words) {
  return html`<p>${notes.join(" ")}</p>
    <button name="what" value="${what}" class="${what}">${words.say(`unsubscribe.${what}`)}</button>`;
}

function styles({ accent, onAccent, darkAccent, darkOnAccent }: ReturnType<typeof paletteOf>): string {
  return `
    body { margin: 0; background: #f5f3ee; color: #1f1d1a; font: 1.0625rem/1.6 system-ui, sans-serif; }
    main { max-width: 30rem; margin: 14vh auto; padding: 0 1.5rem; }
    h1 { font: 400 2rem/1.2 Georgia, serif; margin: 0 0 1rem; text-wrap: balance; overflow-wrap: anywhere; }
    p { margin: 0 0 .75rem; }
    button { min-height: 3rem; padding: .75rem 1.5rem; border: 2px solid ${accent}; border-radius: .75rem;
             cursor: pointer; font: 600 1rem/1.3 system-ui, sans-serif; background: ${accent}; color: ${onAccent};
             text-align: start; }
    button + p { margin-top: 2.25rem; }
    .picks ~ .all { background: transparent; color: inherit; border-color: currentColor; }
    button:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; outline-color: ${accent}; }
    @media (prefers-color-scheme: dark) {
      body { background: #131211; color: #f4f1ea; }
      button { background: ${darkAccent}; color: ${darkOnAccent}; border-color: ${darkAccent}; }
      button:focus-visible { outline-color: ${darkAccent}; }
    }`;
}
