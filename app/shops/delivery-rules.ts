import { z } from "zod";

const country = z.string().regex(/^[A-Z]{2}$/);
const region = z.string().regex(/^[A-Z0-9]{1,3}$/);
const handling = z.coerce.number().int().min(0).max(60);
const transit = z.coerce.number().int().min(0).max(90);
/** 1 (Monday) to 7, as ISO 8601 counts. */
const weekdays = z
  .array(z.coerce.number().int().min(1).max(7))
  .min(1)
  .max(7)
  .transform((days) => [...new Set(days)].toSorted((one, other) => one - other));

const WORKING_WEEK = [1, 2, 3, 4, 5];

/** Signs of a postcode that an order keeps (`Order.shipArea`): more cannot be told apart. */
export const AREA_SIGNS = 3;
const MOST_ZONES = 50;
const MOST_CLOSED_DAYS = 366;

const inOrder = { message: "must not be shorter than the fast end", path: ["transitMax"] };

/** Where a parcel takes its own time. What is left empty does not narrow it. */
const zoneSchema = z
  .object({
    /** ISO 3166-1 alpha-2 */
    countries: z.array(country).min(1).max(250),
    /** Shopify's `province_code`, "NY" */
    regions: z.array(region).max(100).default([]),
    /** First signs of the postcode, in capitals and without spaces: "1", "IV", "974". */
    postcodes: z
      .array(z.string().regex(/^[A-Z0-9]+$/).max(AREA_SIGNS))
      .max(200)
      .default([]),
    transitMin: transit,
    transitMax: transit,
  })
  .refine((zone) => zone.transitMin <= zone.transitMax, inOrder); // prettier-ignore

export type TransitZone = z.infer<typeof zoneSchema>;

/**
 * How long a shop and its carriers take, in the merchant's own words: what is believed of a delivery before the past has
 * taught us better. Every value has a default, so `{}` is a full set. Stored in `Shop.deliveryRules`.
 */
export const deliveryRulesSchema = z
  .object({
    /** Where parcels are packed; null is where the shop is. */
    originCountry: country.nullable().default(null),
    originRegion: region.nullable().default(null),
    /** Working days between order and hand-over to the carrier: the fast and the slow end. */
    processingMin: handling.default(1),
    processingMax: handling.default(1),
    /** Hour of the day from which an order counts as the next day's, in the shop's zone; null when there is none. */
    cutOffHour: z.coerce.number().int().min(1).max(23).nullable().default(null),
    /** Days on which parcels are packed and handed over. */
    handlingDays: weekdays.default(WORKING_WEEK),
    /** Nothing is packed on these, `2026-12-24`. */
    closedDays: z.array(z.iso.date()).max(MOST_CLOSED_DAYS).default([]),
    /** Nothing is packed on public holidays where parcels are packed. */
    closedOnHolidays: z.boolean().default(true),
    /** Days on which carriers deliver. */
    deliveryDays: weekdays.default(WORKING_WEEK),
    /** Nothing is delivered on public holidays of the destination. */
    restsOnHolidays: z.boolean().default(true),
    /** Delivery days on the road where no zone says otherwise: the fast and the slow end. */
    transitMin: transit.default(2),
    transitMax: transit.default(6),
    /** The first that fits counts. */
    zones: z.array(zoneSchema).max(MOST_ZONES).default([]),
  })
  .refine((rules) => rules.processingMin <= rules.processingMax, {
    message: "must not be shorter than the fast end",
    path: ["processingMax"],
  })
  .refine((rules) => rules.transitMin <= rules.transitMax, inOrder);

export type DeliveryRules = z.infer<typeof deliveryRulesSchema>;

/** What is stored, with the defaults of all the merchant never touched; the unreadable counts as untouched. */
export function parseDeliveryRules(stored: unknown): DeliveryRules {
  const parsed = deliveryRulesSchema.safeParse(stored);
  return parsed.success ? parsed.data : deliveryRulesSchema.parse({});
}
