import { z } from "zod";

/** How a merchant wants to hear of trouble. Part of `Shop.sendingRules`, by this schema alone. */
export const alertRulesSchema = z
  .object({
    /** Where the daily digest goes; "" is nowhere, null the shop's own contact address. */
    digestTo: z
      .union([z.email(), z.literal("")])
      .nullable()
      .default(null),
    /** Hour of the shop's day at which it leaves. */
    digestHour: z.coerce.number().int().min(0).max(23).default(8),
    /** A Slack-compatible incoming webhook; "" is none. Which addresses it may have: web-hook-address.ts */
    webhookUrl: z.union([z.url({ protocol: /^https?$/ }).max(500), z.literal("")]).default(""),
  })
  .prefault({});

export type AlertRules = z.infer<typeof alertRulesSchema>;

const storedSchema = z.object({ alerts: alertRulesSchema });

/** The alerts' part of `Shop.sendingRules`; the unreadable counts as untouched. */
export function parseAlertRules(stored: unknown): AlertRules {
  const parsed = storedSchema.safeParse(stored);
  return parsed.success ? parsed.data.alerts : alertRulesSchema.parse({});
}
