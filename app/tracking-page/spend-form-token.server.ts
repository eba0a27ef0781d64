import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { pool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";

import { createFormToken, FORM_LIFE, type FormPurpose, readFormToken } from "./form-token.ts";

const key = Buffer.from(env.MASTER_KEY, "base64");

/** Each nonce may be counted once; nothing stands in for the database, since a replay must not be let through. */
const spent = new RateLimiterPostgres({
  keyPrefix: "form",
  points: 1,
  duration: FORM_LIFE + 60,
  storeClient: pool,
  tableName: "RateLimit",
  tableCreated: true,
  clearExpiredByTimeout: false,
});

/**
 * A token to put into a form that changes something (`<input type="hidden" name="form_token">`). The app proxy's
 * signature covers the query alone: body and method can be changed and sent again for 90 seconds.
 */
export function issueFormToken(purpose: FormPurpose, now: Date): string {
  return createFormToken(key, purpose, now);
}

/**
 * Takes a form's token, once. Check the rest of the form first: a token that was taken is gone.
 * @returns false when it is not ours, for something else, too old, or was taken before
 */
export async function spendFormToken(purpose: FormPurpose, token: string, now: Date): Promise<boolean> {
  const nonce = readFormToken(key, purpose, token, now);
  if (nonce === null) return false;
  try {
    await spent.consume(nonce);
    return true;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return false;
    throw reason;
  }
}
