import { env } from "#app/env.server.ts";

import { createEmailProvider } from "./email-provider.server.ts";
import type { Providers } from "./provider.ts";
import { createSmsProvider } from "./sms-provider.server.ts";

let providers: Providers | undefined;

/** SendGrid and Twilio with the app's own credentials; made on first use, then shared. */
export function defaultProviders(): Providers {
  providers ??= {
    email: createEmailProvider({
      apiKey: env.SENDGRID_API_KEY,
      baseUrl: env.SENDGRID_BASE_URL,
      fromAddress: env.EMAIL_FROM,
    }),
    sms: createSmsProvider({
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      baseUrl: env.TWILIO_BASE_URL,
      fromNumber: env.TWILIO_FROM,
      statusUrl: new URL("/webhooks/twilio", env.SHOPIFY_APP_URL).href,
    }),
  };
  return providers;
}
