import { z } from "zod";

const blankAsNothing = (text: unknown) => (typeof text === "string" && text.trim() === "" ? undefined : text);

/** What it takes to send e-mail with a merchant's own SendGrid account. */
export const sendgridConfig = z.object({
  apiKey: z
    .string("Paste an API key.")
    .trim()
    .regex(/^SG\.\S{8,200}$/, "An API key of SendGrid begins with “SG.”."),
  fromAddress: z
    .string("Say which address writes.")
    .trim()
    .pipe(z.email("Write an e-mail address, such as orders@your-shop.com.")),
  /** Public key of the account's signed event webhook, base64 DER; without it nobody tells of bounces. */
  webhookKey: z.preprocess(
    blankAsNothing,
    z
      .string()
      .trim()
      .regex(/^MF[A-Za-z0-9+/]{60,200}={0,2}$/, "Paste the verification key as SendGrid shows it; it begins with “MF”.")
      .optional(),
  ),
});
export type SendgridConfig = z.infer<typeof sendgridConfig>;

/** What it takes to send texts with a merchant's own Twilio account: one sender, a number or a service. */
export const twilioConfig = z
  .object({
    accountSid: z
      .string("Paste the account's SID.")
      .trim()
      .regex(/^AC[0-9a-f]{32}$/i, "An account SID is “AC” and 32 digits or letters a to f."),
    authToken: z.string("Paste the auth token.").trim().min(8, "Paste the auth token as Twilio shows it."),
    from: z.preprocess(
      blankAsNothing,
      z
        .string()
        .transform((text) => text.replace(/[\s()-]/g, ""))
        .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, "Write the number with its country code, such as +1 415 555 0100."))
        .optional(),
    ),
    messagingServiceSid: z.preprocess(
      blankAsNothing,
      z
        .string()
        .trim()
        .regex(/^MG[0-9a-f]{32}$/i, "A messaging service's SID is “MG” and 32 digits or letters a to f.")
        .optional(),
    ),
  })
  .refine((config) => config.from !== undefined || config.messagingServiceSid !== undefined, {
    message: "Say which number sends, or paste the SID of a messaging service.",
    path: ["from"],
  });
export type TwilioConfig = z.infer<typeof twilioConfig>;

/** What the provider told of the sender when the account was verified: stored in `ProviderAccount.findings`. */
export const accountFindings = z.object({
  /** Whether the sender's domain is authenticated; null when the key may not look. */
  domainAuthenticated: z.boolean().nullable().default(null),
  domain: z.string().nullable().default(null),
  /** DNS records that SendGrid does not find yet, as host names. */
  missingRecords: z.array(z.string()).default([]),
  /** A free mailbox as sender: its domain can never be authenticated, and mail programs distrust it. */
  freeMailbox: z.boolean().default(false),
  /** Bounces and opt-outs of this account are told to us. */
  eventsSigned: z.boolean().default(true),
  /** Twilio's trial accounts reach verified numbers only, and put words of their own in front. */
  trial: z.boolean().default(false),
});
export type AccountFindings = z.infer<typeof accountFindings>;

/** What is stored, with the defaults of what an older version did not ask for. */
export function parseFindings(stored: unknown): AccountFindings {
  const parsed = accountFindings.safeParse(stored);
  return parsed.success ? parsed.data : accountFindings.parse({});
}

const FREE_MAILBOXES: ReadonlySet<string> = new Set([
  "gmail.com", "googlemail.com", "yahoo.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com",
  "aol.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "orange.fr", "free.fr", "libero.it", "mail.ru", "qq.com",
  "163.com", "proton.me", "protonmail.com",
]); // prettier-ignore

export function isFreeMailbox(address: string): boolean {
  return FREE_MAILBOXES.has(domainOf(address));
}

/** What stands behind the @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
