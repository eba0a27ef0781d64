import { html, type Html } from "#app/lib/html.ts";

import type { PickInMail } from "#app/notifications/picks/pick-in-mail.ts";

import type { PicksCopy } from "../picks-copy.ts";
import { picture, sized } from "./picture.ts";
import { row, RULE, table } from "./pieces.ts";
import type { Looks } from "./theme.ts";

/** Widest a card gets: half of the letter. */
const WIDTH = 226;

/** What goes with it, below everything else: two in a row. */
export function picksSection(picks: PicksCopy | null, looks: Looks): Html | null {
  if (!picks) return null;
  const rows = picks.cards
    .filter((_, index) => index % 2 === 0)
    .map((card, index) => pair([card, picks.cards[index * 2 + 1]], looks));
  const title = html`<h2 class="ink" style="${looks.text.title};font-weight:600">${picks.title}</h2>`;
  return table(row([title, ...rows], `padding-top:24px;${RULE}`, "line"), "margin-top:36px");
}

function pair(cards: readonly (PickInMail | undefined)[], looks: Looks): Html {
  const [left, right] = cards.map(
    (card) => html`<td width="48%" valign="top" style="width:48%">${card ? pickCard(card, looks) : html`&nbsp;`}</td>`,
  );
  return table(
    html`<tr>
      ${left}
      <td width="4%" style="width:4%;font-size:1px">&nbsp;</td>
      ${right}
    </tr>`,
    "margin-top:16px;table-layout:fixed",
  );
}

function pickCard(card: PickInMail, { text, palette }: Looks): Html {
  const image = card.imageUrl
    ? html`<img
        src="${sized(card.imageUrl, WIDTH * 2)}"
        width="${WIDTH}"
        height="${WIDTH}"
        alt="${card.imageAlt}"
        style="display:block;width:100%;height:auto;aspect-ratio:1;object-fit:cover;border:0;border-radius:12px;background-color:${palette.accentTint}"
      />`
    : picture(card, 96, palette);
  return html`<a href="${card.href}" style="display:block;text-decoration:none"
    >${image}${line(card.title, `${text.title};padding-top:10px`, "ink")}${line(card.price, `${text.small};padding-top:2px`, "soft")}${card.because && line(card.because, `${text.caption};padding-top:2px`, "soft")}</a
  >`;
}

function line(words: string, style: string, names: string): Html {
  return html`<span class="${names}" style="display:block;${style}"><bdi>${words}</bdi></span>`;
}
