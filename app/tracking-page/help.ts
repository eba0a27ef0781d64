import type { Brand } from "#app/shops/brand.ts";
import { type PageState, stageOf } from "#app/shops/page-stage.ts";
import { showsContact } from "#app/shops/stage-links.ts";
import type { Words } from "#app/words/words.ts";

import type { ActionView } from "./action.ts";
import { contactLink } from "./contact-link.ts";

/** Whom to ask, in words that fit what may be missing; null where the merchant offers no contact at this stage. */
export function helpFor(brand: Brand, orderName: string, state: PageState, words: Words): ActionView | null {
  if (!showsContact(brand, stageOf(state))) return null;
  const href = contactLink(brand, orderName, words);
  const text = state === "delivered" ? "help.missing" : href ? "help.question" : "help.fallback";
  return { text: words.say(text), label: words.say("help.label"), href, kind: "help_click" };
}
