import { html, type Html, type HtmlValue } from "#app/lib/html.ts";

import type { MessageCopy } from "../copy.ts";
import type { MessageView } from "../view.ts";
import { letter } from "./letter.ts";
import { noteBox, parcelSection, whenLine } from "./parcel.ts";
import { picksSection } from "./picks.ts";
import { button, paragraph, row, statusLine, table } from "./pieces.ts";
import { progress } from "./progress.ts";
import { type Looks, looksOf } from "./theme.ts";

/** The one layout of every message: status, date and what became of the promise, what is in it, one button, help, picks. */
export function messageEmail(view: MessageView, copy: MessageCopy): string {
  const looks = looksOf(view.shop.accentColor);
  const alone = view.parcels.length < 2;
  const content = [
    status(copy, looks),
    whenLine(copy.when, looks),
    noteBox(copy.note, looks),
    progress(copy.steps, looks),
    ...copy.sections.map((section) => parcelSection(section, alone, looks)),
    action(view, copy, looks),
    picksSection(copy.picks, looks),
  ];
  return letter(
    view,
    copy,
    looks,
    content.filter((piece) => piece !== null),
  );
}

function status(copy: MessageCopy, looks: Looks): Html {
  const { text } = looks;
  return html`${statusLine(copy.label, copy.about, copy.trouble, looks)}
    <h1 class="ink big" style="${text.heading}">${copy.heading}</h1>
    ${copy.greeting && paragraph(html`<bdi>${copy.greeting}</bdi>`, text.prose)}${copy.paragraphs.map((words) => paragraph(lines(words, copy.links), text.prose))}`;
}

/** A line break within a paragraph stays one, and an address the merchant wrote is a link. */
function lines(words: string, links: readonly string[]): Html {
  return html`${words.split("\n").map((line, index) => [index > 0 && html`<br />`, linked(line, links)])}`;
}

function linked(line: string, links: readonly string[]): HtmlValue {
  const [link] = links.filter((one) => line.includes(one)).toSorted((a, b) => b.length - a.length);
  if (link === undefined) return line;
  const [before = "", ...after] = line.split(link);
  const anchor = html`<a class="accent" href="${link}" style="text-decoration:underline">${link}</a>`;
  return [linked(before, links), ...after.map((part) => [anchor, linked(part, links)])];
}

function action(view: MessageView, copy: MessageCopy, looks: Looks): Html {
  const style = `${looks.text.small};padding-top:14px;text-align:center`;
  const below = [copy.missing, copy.help].map((words) => words && paragraph(words, style, "soft"));
  return table(row([button(copy.button, view.trackingUrl, looks), html`${below}`], "padding-top:32px"));
}
