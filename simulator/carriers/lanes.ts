import { randomInt } from "node:crypto";

import type { NewParcel } from "../shopify/fulfill-order.ts";

type Lane = { carrier: string; hub: string; depot: string };

/** Who carries parcels to a country, and where they are sorted on the way. */
const LANES: Record<string, Lane> = {
  DE: { carrier: "DHL", hub: "Hannover", depot: "Köln" },
  AT: { carrier: "DPD", hub: "Passau", depot: "Linz" },
  CH: { carrier: "DPD", hub: "Basel", depot: "Zürich" },
  NL: { carrier: "PostNL", hub: "Duisburg", depot: "Utrecht" },
  FR: { carrier: "Colissimo", hub: "Strasbourg", depot: "Paris" },
  GB: { carrier: "Royal Mail", hub: "Frankfurt", depot: "Coventry" },
  US: { carrier: "UPS", hub: "Frankfurt", depot: "Louisville" },
};
const ELSEWHERE: Lane = { carrier: "DHL Express", hub: "Leipzig", depot: "Brussels" };

/** What tracking numbers look like: `#` is a digit, `A` a letter. */
const NUMBERS: Record<string, string> = {
  DHL: "00340434############",
  "DHL Express": "##########",
  DPD: "01976#########",
  PostNL: "3S############",
  Colissimo: "6A###########",
  "Royal Mail": "AA#########GB",
  UPS: "1ZAA#####03########",
  USPS: "94001#################",
  GLS: "############",
};

/** Carriers one may send with by hand. */
export const CARRIERS = Object.keys(NUMBERS);

export function laneTo(countryCode: string | undefined): Lane {
  return LANES[countryCode ?? ""] ?? ELSEWHERE;
}

/** A parcel of this carrier with a believable number. */
export function newParcel(company: string): NewParcel {
  const pattern = NUMBERS[company] ?? "############";
  const number = pattern.replaceAll(/#|A/g, (sign) =>
    sign === "#" ? String(randomInt(10)) : String.fromCharCode(65 + randomInt(26)),
  );
  return { company, number };
}
