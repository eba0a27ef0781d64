import { z } from "zod";

/** Rules of the shop that are not looks; every value has a default, so `{}` is a full set. */
export const settingsSchema = z
  .object({
    /** Working days between order and hand-over to the carrier. */
    processingDays: z.coerce.number().int().min(0).max(60).default(1),
    /** Working days on the road: the fast and the slow end. */
    transitDaysMin: z.coerce.number().int().min(0).max(90).default(2),
    transitDaysMax: z.coerce.number().int().min(0).max(90).default(6),
    /** Hour of the day from which an order counts as the next day's; null when there is none. */
    cutOffHour: z.coerce.number().int().min(1).max(23).nullable().default(null),
    picksOnPage: z.boolean().default(true),
  })
  .refine((rules) => rules.transitDaysMin <= rules.transitDaysMax, {
    message: "must not be shorter than the fast end",
    path: ["transitDaysMax"],
  });

export type ShopSettings = z.infer<typeof settingsSchema>;

export function parseSettings(stored: unknown): ShopSettings {
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
