import type { MessageCopy } from "./copy.ts";
import type { SectionCopy } from "./parcel-copy.ts";
import type { PicksCopy } from "./picks-copy.ts";
import { plainPart } from "./plain-text.ts";
import type { MessageView } from "./view.ts";
import type { WhenCopy } from "./when-copy.ts";

/** Everything the HTML says, in the same order, one thought a line. */
export function plainMessage(view: MessageView, copy: MessageCopy): string {
  const alone = view.parcels.length < 2;
  return plainPart([
    [`${copy.label}: ${copy.heading}`, copy.about],
    [copy.greeting],
    ...copy.paragraphs.map((words) => [words]),
    [...whenLines(copy.when), copy.note],
    ...copy.sections.map((section) => sectionLines(section, alone)),
    [`${copy.button}:`, view.trackingUrl],
    [copy.missing],
    [copy.help],
    ...picksLines(copy.picks),
    ["--", copy.why, [view.shop.name, view.shop.postalAddress].filter(Boolean).join(", ")],
    [`${copy.unsubscribe}: ${view.unsubscribeUrl}`],
  ]);
}

function whenLines(when: WhenCopy | null): (string | null)[] {
  return when ? [`${when.label}: ${when.text}`, when.more] : [];
}

function sectionLines(section: SectionCopy, alone: boolean): (string | null | undefined)[] {
  const items = section.items.map(
    ({ title, details }) => `- ${title}${details.length > 0 ? ` (${details.join(" · ")})` : ""}`,
  );
  const titled = !alone || items.length > 0;
  const own = alone ? [] : [...whenLines(section.when), section.note];
  return [titled ? `${section.title}:` : null, ...own, ...items, section.more, section.number];
}

function picksLines(picks: PicksCopy | null): string[][] {
  if (!picks) return [];
  const cards = picks.cards.map(({ title, price, because, href }) => [[title, price].join(", "), because ?? "", href]);
  return [[`${picks.title}:`], ...cards];
}
