import { randomInt } from "node:crypto";

import type { NewParcel } from "../shopify/fulfill-order.ts";

type Lane = { carrier: string; hub: string };

/** Who carries parcels to a country, and the city where they are sorted on the way. */
const LANES: Record<string, Lane> = {
  DE: { carrier: "DHL", hub: "Hannover" },
  AT: { carrier: "DPD", hub: "Passau" },
  CH: { carrier: "DPD", hub: "Basel" },
  NL: { carrier: "PostNL", hub: "Duisburg" },
  FR: { carrier: "Colissimo", hub: "Strasbourg" },
  GB: { carrier: "Royal Mail", hub: "Frankfurt" },
  IN: { carrier: "Delhivery", hub: "Frankfurt" },
  US: { carrier: "UPS", hub: "Frankfurt" },
};
const ELSEWHERE: Lane = { carrier: "DHL Express", hub: "Leipzig" };

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
  Delhivery: "1############",
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
