import type { PickInMail } from "#app/notifications/picks/pick-in-mail.ts";
import type { Words } from "#app/words/words.ts";

import { KIND_COPY } from "./kind-copy.ts";
import type { MessageView } from "./view.ts";

export interface PicksCopy {
  title: string;
  cards: PickInMail[];
}

/** Two in a row: one row, or two. */
const MOST = 4;

/** Nothing is offered while something is wrong, whatever the law allows: an offer then reads as scorn. */
export function writePicks({ kind, picks }: MessageView, words: Words): PicksCopy | null {
  if (!picks || picks.length === 0 || KIND_COPY[kind].step === null) return null;
  return { title: words.say("picks.title"), cards: picks.slice(0, MOST) };
}
