import { webAddress } from "#app/lib/web-address.ts";
import type { Brand } from "#app/shops/brand.ts";
import type { MessageKey } from "#app/words/catalogs.ts";
import type { Words } from "#app/words/words.ts";

import { contactLink } from "./contact-link.ts";
import type { ParcelState } from "./parcel-state.ts";
import type { StoryParcel } from "./story.ts";

/** One clear thing to do, with a place to do it; without an address the text stands alone. */
export interface ActionView {
  text: string;
  label: string;
  href: string | null;
  /** What a click is counted as. */
  kind: "carrier_click" | "help_click" | "choice_click";
}

/** What to say, what the button says, and where it leads. */
interface Step {
  text: MessageKey;
  label: MessageKey;
  to: "carrier" | "contact";
}

const STEPS: Partial<Record<ParcelState, Step>> = {
  late: { text: "action.late", label: "action.ask_label", to: "contact" },
  delayed: { text: "action.delayed", label: "action.tell_label", to: "contact" },
  delivery_attempted: { text: "action.delivery_attempted", label: "action.delivery_attempted_label", to: "carrier" },
  exception: { text: "action.exception", label: "action.ask_label", to: "contact" },
  returning: { text: "action.returning", label: "action.return_label", to: "contact" },
  returned: { text: "action.returned", label: "action.return_label", to: "contact" },
  expired: { text: "action.expired", label: "action.ask_label", to: "contact" },
  ready_for_pickup: { text: "action.ready_for_pickup", label: "action.ready_for_pickup_label", to: "carrier" },
};

/** A van that comes again does not help where the address is wrong. */
const ADDRESS_STEP: Step = { text: "action.address", label: "action.address_label", to: "contact" };

/** What the shopper can do now when something is wrong; null when nothing is. */
export function actionFor(
  state: ParcelState,
  parcel: Pick<StoryParcel, "url" | "reason">,
  brand: Brand,
  orderName: string,
  words: Words,
): ActionView | null {
  const step = needsAddress(state, parcel) ? ADDRESS_STEP : STEPS[state];
  if (!step) return null;
  const carrierHref = step.to === "carrier" ? webAddress(parcel.url) : null;
  const href = carrierHref ?? (step.to === "contact" ? contactLink(brand, orderName, words) : null);
  const kind = carrierHref ? "carrier_click" : "help_click";
  return { text: words.say(step.text), label: words.say(step.label), href, kind };
}

function needsAddress(state: ParcelState, { reason }: Pick<StoryParcel, "reason">): boolean {
  return reason === "recipient_address_wrong" && (state === "delivery_attempted" || state === "exception");
}
