import { Memo } from "#app/lib/memo.ts";
import type { MessageKey } from "#app/words/catalogs.ts";
import type { Words } from "#app/words/words.ts";

/** The fixed words that a face puts around what the view says. */
const LABELS = [
  "parcel.carrier",
  "parcel.items",
  "parcel.story",
  "parcel.earlier",
  "parcel.copy",
  "parcel.copied",
  "parcel.map",
  "items.quantity",
  "items.care",
  "page.progress",
  "page.calendar",
  "page.share",
  "page.shared",
  "page.print",
  "step.state_done",
  "step.state_current",
  "step.state_todo",
] as const satisfies readonly MessageKey[];

export type Labels = Record<(typeof LABELS)[number], string>;

const known = new Memo<Labels>(500);

/** The labels in one language: the same on every page. */
export function labelsIn(words: Words): Labels {
  return known.get(words.format, () => Object.fromEntries(LABELS.map((key) => [key, words.say(key)])) as Labels);
}
