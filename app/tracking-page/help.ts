import { clip } from "#app/lib/clip.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { Brand } from "#app/shops/brand.ts";
import { type PageState, stageOf } from "#app/shops/page-stage.ts";
import { showsContact } from "#app/shops/stage-links.ts";
import type { Words } from "#app/words/words.ts";

import type { ActionView } from "./action.ts";

/** Whom to ask, in words that fit what may be missing; null where the merchant offers no contact at this stage. */
export function helpFor(brand: Brand, orderName: string, state: PageState, words: Words): ActionView | null {
  if (!showsContact(brand, stageOf(state))) return null;
  const href = contactHref(brand, orderName, words);
  const text = state === "delivered" ? "help.missing" : href ? "help.question" : "help.fallback";
  return { text: words.say(text), label: words.say("help.label"), href, kind: "help_click" };
}

/** The shop's contact page, else an e-mail with the order's number filled in. */
export function contactHref(brand: Brand, orderName: string, words: Words): string | null {
  const page = webAddress(brand.supportUrl);
  if (page || brand.supportEmail === "") return page;
  const subject = words.say("help.subject", { order: clip(orderName, 40) });
  return `mailto:${encodeURI(brand.supportEmail)}?subject=${encodeURIComponent(subject)}`;
}
