import { z } from "zod";

/** What a shop has chosen that is neither looks nor a rule of delivery; every value has a default, so `{}` is a full set. */
export const settingsSchema = z.object({
  picksOnPage: z.boolean().default(true),
});

export type ShopSettings = z.infer<typeof settingsSchema>;

export function parseSettings(stored: unknown): ShopSettings {
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
