import { z } from "zod";

import { alertRulesSchema } from "#app/alerts/alert-rules.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

/** Hour of the day in which something may begin; 24 is midnight at its end. */
const hour = z.coerce.number().int().min(0).max(24);

/** From `from` o'clock up to `to` o'clock, in the time zone of the delivery address. */
const allowedHoursSchema = z
  .object({ from: hour, to: hour })
  .refine(({ from, to }) => from < to, { message: "must end after it begins", path: ["to"] });
export type AllowedHours = z.infer<typeof allowedHoursSchema>;

/**
 * What a merchant has said about Shopify's own mail of a stage, or another tool's: `off` it is switched off,
 * `both` shoppers get both, `other` somebody else tells of this stage and we are silent. Nothing said: we wait.
 */
export const ELSEWHERE = ["off", "both", "other"] as const;
export type Elsewhere = (typeof ELSEWHERE)[number];

/**
 * How a shop's messages may leave: hours, limits, law. Every value has a default, so `{}` is a full set.
 * Stored in `Shop.sendingRules`.
 */
export const sendingRulesSchema = z.object({
  /** "Shipped" waits so long, so that parcels of one order and edits of their numbers are told once. */
  shippedHoldMinutes: z.coerce.number().int().min(0).max(60).default(5),
  /** Texts leave only within these hours. */
  smsHours: allowedHoursSchema.default({ from: 9, to: 20 }),
  /** E-mails too, if the merchant wants it; null lets them pass at any hour. */
  emailHours: allowedHoursSchema.nullable().default(null),
  /** One order's messages of one channel keep this distance; the delivery and trouble with it are told at once. */
  spacingMinutes: z.coerce.number().int().min(0).max(240).default(30),
  /** Texts an order may get in a day. */
  smsPerDay: z.coerce.number().int().min(1).max(10).default(3),
  /** So many messages in ten minutes are always let through; above, ten times what is usual is. */
  burst: z.coerce.number().int().min(100).max(1_000_000).default(100),
  /** Recommendations in e-mails; in the EEA and the UK only to who agreed to marketing. */
  picksInEmail: z.boolean().default(false),
  /** By stage: what happens to the same news from elsewhere. */
  elsewhere: z.partialRecord(z.enum(MESSAGE_KINDS), z.enum(ELSEWHERE)).default({}),
  /** India, TRAI TCCCPR 2018: registered entity, header and template ids; without them no text goes to +91. */
  dlt: z
    .object({
      entityId: z.string().regex(/^\d{10,19}$/, "must be 10 to 19 digits"),
      templateIds: z.partialRecord(z.enum(MESSAGE_KINDS), z.string().regex(/^\d{10,19}$/, "must be 10 to 19 digits")),
    })
    .nullable()
    .default(null),
  /** Days after an order's last parcel moved for which the address of a message is kept. */
  addressKeptDays: z.coerce.number().int().min(30).max(365).default(90),
  /** Price of one SMS segment in minor units of the shop's currency, for estimates; null uses our table. */
  segmentPriceMinor: z.coerce.number().min(0).max(1_000).nullable().default(null),
  alerts: alertRulesSchema,
});

export type SendingRules = z.infer<typeof sendingRulesSchema>;

/** What is stored, with the defaults of everything the merchant never touched; the unreadable counts as untouched. */
export function parseSendingRules(stored: unknown): SendingRules {
  const parsed = sendingRulesSchema.safeParse(stored);
  return parsed.success ? parsed.data : sendingRulesSchema.parse({});
}

/** A shop's sending rules. @param shopRow a row of `Shop`, or just this column of it */
export function readSendingRules(shopRow: { sendingRules: unknown }): SendingRules {
  return parseSendingRules(shopRow.sendingRules);
}
