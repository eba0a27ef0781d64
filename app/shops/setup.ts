import { z } from "zod";

/** The guide's memory: when the merchant ticked what we cannot see ourselves. */
const setupSchema = z.object({
  blockAddedAt: z.iso.datetime().optional(),
  brandSavedAt: z.iso.datetime().optional(),
  dismissedAt: z.iso.datetime().optional(),
});

export type Setup = z.infer<typeof setupSchema>;

export const SETUP_TICKS = ["blockAddedAt"] as const;
export type SetupTick = (typeof SETUP_TICKS)[number];

export function parseSetup(stored: unknown): Setup {
  const parsed = setupSchema.safeParse(stored);
  return parsed.success ? parsed.data : {};
}
