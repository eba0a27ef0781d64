import { clip } from "#app/lib/clip.ts";
import type { Brand } from "#app/shops/brand.ts";

import { ADDRESS_STEP, NEXT_STEPS, type ParcelState, WORDS } from "./page-words.ts";
import type { StoryParcel } from "./story.ts";
import { webAddress } from "#app/lib/web-address.ts";

/** One clear thing to do, with a place to do it; without an address the text stands alone. */
export interface NextStep {
  text: string;
  label: string;
  href: string | null;
  /** What a click is counted as. */
  kind: "carrier_click" | "help_click";
}

export type HelpLink = NextStep;

export function nextStepFor(state: ParcelState, parcel: StoryParcel, brand: Brand, orderName: string): NextStep | null {
  const step = needsAddress(state, parcel) ? ADDRESS_STEP : NEXT_STEPS[state];
  if (!step) return null;
  const carrierHref = step.to === "carrier" ? webAddress(parcel.url) : null;
  const href = carrierHref ?? (step.to === "contact" ? contactHref(brand, orderName) : null);
  return { text: step.text, label: step.label, href, kind: carrierHref ? "carrier_click" : "help_click" };
}

function needsAddress(state: ParcelState, { reason }: StoryParcel): boolean {
  return reason === "recipient_address_wrong" && (state === "delivery_attempted" || state === "exception");
}

/** @param arrived whether what one may miss is a parcel, not an answer */
export function helpFor(brand: Brand, orderName: string, arrived = false): HelpLink {
  const href = contactHref(brand, orderName);
  const text = arrived ? WORDS.missing : href ? WORDS.helpText : WORDS.helpFallback;
  return { text, label: WORDS.helpLabel, href, kind: "help_click" };
}

/** The shop's contact page, else an e-mail with the order's number filled in. */
function contactHref(brand: Brand, orderName: string): string | null {
  const page = webAddress(brand.supportUrl);
  if (page || brand.supportEmail === "") return page;
  return `mailto:${encodeURI(brand.supportEmail)}?subject=${encodeURIComponent(`Order ${clip(orderName, 40)}`)}`;
}
