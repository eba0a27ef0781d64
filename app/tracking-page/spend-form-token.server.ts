import { env } from "#app/env.server.ts";
import { breakOf, sharedLimiter } from "#app/shared-limiter.server.ts";

import { createFormToken, FORM_LIFE, type FormPurpose, readFormToken } from "./form-token.ts";

const key = Buffer.from(env.MASTER_KEY, "base64");

/** Each nonce may be counted once; nothing stands in for the database, since a replay must not be let through. */
const spent = sharedLimiter("form", { points: 1, seconds: FORM_LIFE + 60, insured: false });

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
  return nonce !== null && (await breakOf(spent, nonce)) === null;
}
