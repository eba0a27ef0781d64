import { z } from "zod";

import { env } from "#app/env.server.ts";
import { Overloaded } from "#app/lib/group-commit.ts";
import { db } from "#app/db.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { openConfig } from "./clients.server.ts";

/** How long what was read is taken for valid without looking again. */
const TRUST_MS = 60_000;
/** A signature that does not fit makes us look again, but not at every one of a flood. */
const LEAST_MS = 5_000;
const MOST_KEPT = 1_000;

const known = new Map<string, { secret: string | null; readAt: number }>();

const secretOf = {
  email: z.object({ webhookKey: z.string().optional() }).transform((config) => config.webhookKey ?? null),
  sms: z.object({ authToken: z.string() }).transform((config) => config.authToken),
} as const;

/**
 * Whether a receipt was signed by the account it claims to come from: the app's, or one shop's own.
 * @param isSignedWith the check, given SendGrid's public key or Twilio's token
 * @throws Overloaded when a shop's secret cannot be read now: the sender should try again
 */
export async function isSignedBy(
  shop: string | null,
  channel: Channel,
  isSignedWith: (secret: string) => boolean,
): Promise<boolean> {
  if (shop === null) return isSignedWith(channel === "email" ? env.SENDGRID_WEBHOOK_KEY : env.TWILIO_AUTH_TOKEN);
  const kept = known.get(`${shop}|${channel}`);
  const age = kept ? Date.now() - kept.readAt : Infinity;
  if (kept?.secret && age < TRUST_MS && isSignedWith(kept.secret)) return true;
  if (kept && age < LEAST_MS) return false;
  const secret = await readSecret(shop, channel);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(`${shop}|${channel}`, { secret, readAt: Date.now() });
  return secret !== null && isSignedWith(secret);
}

async function readSecret(shop: string, channel: Channel): Promise<string | null> {
  try {
    if ((await db.providerAccount.count({ where: { shop, channel } })) === 0) return null;
    return secretOf[channel].parse(await openConfig(shop, channel));
  } catch (error) {
    throw new Overloaded("The account's secret cannot be read now", { cause: error });
  }
}
