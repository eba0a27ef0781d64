import twilio from "twilio";
import { z } from "zod";

import { env } from "#app/env.server.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";

import { accountFindings, type TwilioConfig } from "./account-config.ts";
import { CALL_TIMEOUT_MS } from "./provider.ts";
import type { Verdict } from "./verdict.ts";

const refusal = z.object({ status: z.number().int() });

/**
 * Asks Twilio for the account itself, and whether the number that is to send belongs to it.
 * https://www.twilio.com/docs/iam/api/account#fetch-an-account-resource
 */
export async function verifyTwilioConfig(config: TwilioConfig): Promise<Verdict> {
  const client = twilio(config.accountSid, config.authToken, { timeout: CALL_TIMEOUT_MS, autoRetry: false });
  client.api.baseUrl = env.TWILIO_BASE_URL.replace(/\/$/, "");
  try {
    const account = await client.api.v2010.accounts(config.accountSid).fetch();
    if (account.status !== "active")
      return refused({ accountSid: `Twilio says that this account is ${account.status}.` });
    const { from } = config;
    if (from !== undefined && config.messagingServiceSid === undefined) {
      const numbers = await client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 });
      if (numbers.length === 0) return refused({ from: "This account has no such number." });
    }
    return { ok: true, findings: accountFindings.parse({ trial: account.type === "Trial" }) };
  } catch (error) {
    const { data } = refusal.safeParse(error);
    if (data?.status === 401) return refused({ authToken: "Twilio does not take this SID and token together." });
    if (data?.status === 404) return refused({ accountSid: "Twilio knows no such account." });
    return refused({ form: "Twilio did not answer. Try again in a minute." });
  }
}

function refused(errors: FieldErrors): Verdict {
  return { ok: false, errors };
}
