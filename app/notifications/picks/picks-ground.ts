import { MESSAGE_KINDS, type MessageKind } from "#app/tracking/message-kind.ts";

/**
 * Where direct mail needs consent beforehand (or the soft opt-in of a customer): Directive 2002/58/EC, article 13,
 * in the EU and, by the EEA Agreement, in Iceland, Liechtenstein and Norway; PECR 2003, regulation 22, in the United
 * Kingdom and alike on Guernsey, Jersey and the Isle of Man; UWG (CH) article 3(1)(o) in Switzerland. French and
 * Finnish places with codes of their own are under the same law. Elsewhere: Japan (Act on Regulation of Transmission
 * of Specified Electronic Mail, article 3), Israel (Communications Law 5742-1982, section 30A), China (Measures for
 * Internet E-mail Services 2006, article 13), South Korea (Network Act, article 50), Türkiye (Law 6563, article 6).
 * ISO 3166 alpha-2.
 */
const OPT_IN_COUNTRIES: ReadonlySet<string> = new Set([
  ...["AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU"],
  ...["MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "GB", "GG", "JE", "IM", "CH"],
  ...["AX", "GF", "GP", "MQ", "RE", "YT", "MF", "GI"],
  ...["JP", "IL", "CN", "KR", "TR"],
]);

/** Whether a link may tell who followed it: not where that asks for consent of its own (2002/58/EC, article 5(3)). */
export function mayKnowWhoClicks(country: string | null): boolean {
  return country !== null && !OPT_IN_COUNTRIES.has(country);
}

/** Stages at which nothing is wrong and nothing has to be done: an offer beside trouble reads as scorn. */
export const CALM_KINDS: ReadonlySet<MessageKind> = new Set(["order_confirmed", "shipped", "in_transit", "delivered"]);

/** On what ground recommendations stand in a message: `Message.picksGround`. */
export const PICKS_GROUNDS = {
  consent: "The shopper takes marketing e-mails of the shop.",
  no_consent_needed: "The country of delivery asks for a way to object, not for consent beforehand.",
} as const;
export type PicksGround = keyof typeof PICKS_GROUNDS;

/** Why there are none: one plain sentence for the merchant each. */
export const NO_PICKS = {
  switched_off: "Recommendations in e-mails are switched off.",
  text_message: "Texts never carry recommendations.",
  wrong_moment: "This message is no moment for recommendations.",
  trouble: "A parcel of the order is late, held up, silent for longer than usual or on its way back.",
  objected: "The shopper does not want recommendations.",
  no_postal_address:
    "Your postal address is missing in the brand's settings; a message with recommendations must name it.",
  no_consent: "The shopper has not agreed to marketing, and the country of delivery asks for it.",
  country_unknown: "The country of delivery is not known, and the shopper has not agreed to marketing.",
  nothing_fits: "Nothing in the shop goes with this order.",
} as const;
export type NoPicks = keyof typeof NO_PICKS;

export interface PicksFacts {
  /** The merchant's switch: `sendingRules.picksInEmail`. */
  switchedOn: boolean;
  channel: "email" | "sms";
  kind: string;
  /** ISO 3166 alpha-2 of the delivery address. */
  country: string | null;
  /** What counts of the shopper's consent to recommendations; null when nothing was ever said. */
  consent: "granted" | "withdrawn" | null;
  hasPostalAddress: boolean;
  /** Any parcel of the order. */
  inTrouble: boolean;
  available: number;
}

export type PicksVerdict = { show: true; ground: PicksGround } | { show: false; why: NoPicks };

/**
 * May recommendations stand in this message, and on what ground? They make it advertising in part, wherever they
 * stand: below the news (16 CFR 316.3(a)(2)), with the shop's postal address and a way out (15 U.S.C. 7704(a)(5),
 * 16 CFR 316.5), and in the EEA, the UK and Switzerland only to who has agreed.
 */
export function decidePicks(facts: PicksFacts): PicksVerdict {
  const why = whyNone(facts);
  if (why) return { show: false, why };
  return { show: true, ground: facts.consent === "granted" ? "consent" : "no_consent_needed" };
}

function whyNone(facts: PicksFacts): NoPicks | null {
  if (facts.channel !== "email") return "text_message";
  if (!facts.switchedOn) return "switched_off";
  if (!MESSAGE_KINDS.some((kind) => kind === facts.kind && CALM_KINDS.has(kind))) return "wrong_moment";
  if (facts.inTrouble) return "trouble";
  if (facts.consent === "withdrawn") return "objected";
  if (!facts.hasPostalAddress) return "no_postal_address";
  if (facts.consent === null && facts.country === null) return "country_unknown";
  if (facts.consent === null && OPT_IN_COUNTRIES.has(facts.country ?? "")) return "no_consent";
  return facts.available > 0 ? null : "nothing_fits";
}
