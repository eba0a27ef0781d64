import { html, type Html } from "#app/lib/html.ts";

import type { ItemCopy, SectionCopy } from "../parcel-copy.ts";
import type { WhenCopy } from "../when-copy.ts";
import { picture } from "./picture.ts";
import { paragraph, row, RULE, table } from "./pieces.ts";
import type { Looks } from "./theme.ts";

const THUMB = 64;

/** When it comes, or came. */
export function whenLine(when: WhenCopy | null, { text }: Looks): Html | null {
  if (!when) return null;
  const lines = [
    paragraph(when.label, text.caption, "soft"),
    paragraph(when.text, text.day, "accent"),
    when.more ? paragraph(when.more, `${text.small};padding-top:4px`, "soft") : null,
  ];
  return table(row(lines, "padding-top:24px"));
}

/** The promise that did not hold, in a box of its own. */
export function noteBox(note: string | null, { text, palette }: Looks): Html | null {
  if (!note) return null;
  const box = `padding:12px 16px;border-radius:12px;background-color:${palette.accentTint}`;
  return table(row(paragraph(note, text.note, "accent"), box, "tint"), "margin-top:14px");
}

/** What is in one parcel. A picture says nothing that the words beside it do not. */
export function parcelSection(section: SectionCopy, alone: boolean, looks: Looks): Html | null {
  const { items, more, number } = section;
  if (alone && items.length === 0 && !number) return null;
  const { text } = looks;
  const title = alone
    ? items.length > 0 && paragraph(section.title, text.caption, "soft")
    : html`<h2 class="ink" style="${text.title};font-weight:600"><bdi>${section.title}</bdi></h2>`;
  const content = [
    html`${title}`,
    alone ? null : whenLine(section.when, looks),
    alone ? null : noteBox(section.note, looks),
    ...items.map((item) => itemRow(item, looks)),
    more ? paragraph(more, `${text.small};padding-top:12px`, "soft") : null,
    number
      ? paragraph(html`<bdi>${number}</bdi>`, `${text.small};padding-top:${items.length > 0 ? 16 : 0}px`, "soft")
      : null,
  ];
  return table(row(content, `padding-top:20px;${RULE}`, "line"), "margin-top:30px");
}

function itemRow(item: ItemCopy, { text, palette }: Looks): Html {
  // Each by itself: languages that run from the right would turn their order around.
  const parts = item.details.map((part, index) => [index > 0 && " · ", html`<bdi>${part}</bdi>`]);
  const details = parts.length > 0 && paragraph(html`${parts}`, `${text.caption};padding-top:2px`, "soft");
  return table(
    html`<tr>
      <td width="${THUMB}" valign="middle" style="width:${THUMB}px">${picture(item, THUMB, palette)}</td>
      <td valign="middle" style="padding:0 16px">${paragraph(html`<bdi>${item.title}</bdi>`, text.title)}${details}</td>
    </tr>`,
    "margin-top:12px",
  );
}
