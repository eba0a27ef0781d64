import { Client } from "@sendgrid/client";
import type { ClientRequest } from "@sendgrid/client/src/request";
import { z } from "zod";

import { env } from "#app/env.server.ts";

import {
  type AccountFindings,
  accountFindings,
  domainOf,
  isFreeMailbox,
  type SendgridConfig,
} from "./account-config.ts";
import { CALL_TIMEOUT_MS } from "./provider.ts";
import type { Verdict } from "./verdict.ts";

const scopesBody = z.object({ scopes: z.array(z.string()) });

/** Automatic security has `mail_cname`, `dkim1`, `dkim2`; else it is `mail_server`, `subdomain_spf`, `dkim`. */
const domainsBody = z.array(
  z.object({
    domain: z.string(),
    valid: z.boolean(),
    dns: z.record(z.string(), z.object({ valid: z.boolean(), host: z.string() }).optional()).default({}),
  }),
);

/**
 * Asks SendGrid whether the key may send, and what it knows of the sender's domain.
 * https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access
 */
export async function verifySendgridConfig(config: SendgridConfig): Promise<Verdict> {
  const scopes = await ask(config, "/v3/scopes");
  if (scopes.status === 401 || scopes.status === 403) {
    return { ok: false, errors: { apiKey: "SendGrid does not know this key, or it was revoked." } };
  }
  const read = scopesBody.safeParse(scopes.body);
  if (!read.success) return { ok: false, errors: { form: "SendGrid did not answer. Try again in a minute." } };
  if (!read.data.scopes.includes("mail.send")) {
    return { ok: false, errors: { apiKey: "This key may not send. Give it “Mail Send” in SendGrid’s settings." } };
  }
  return { ok: true, findings: await findDomain(config) };
}

/** https://www.twilio.com/docs/sendgrid/api-reference/domain-authentication */
async function findDomain(config: SendgridConfig): Promise<AccountFindings> {
  const domain = domainOf(config.fromAddress);
  const known = {
    domain,
    freeMailbox: isFreeMailbox(config.fromAddress),
    eventsSigned: config.webhookKey !== undefined,
  };
  const { status, body } = await ask(config, "/v3/whitelabel/domains?limit=200");
  const listed = status === 200 ? domainsBody.safeParse(body) : null;
  if (!listed?.success) return accountFindings.parse({ ...known, domainAuthenticated: null });
  const mine = listed.data.filter((entry) => entry.domain === domain || domain.endsWith(`.${entry.domain}`));
  const records = mine.flatMap((entry) => Object.values(entry.dns));
  return accountFindings.parse({
    ...known,
    domainAuthenticated: mine.some((entry) => entry.valid),
    missingRecords: records.flatMap((record) => (record && !record.valid ? [record.host] : [])),
  });
}

const refusal = z.object({ code: z.number().int().min(100).max(599) });

/** One GET. Status 0: nobody answered. */
async function ask({ apiKey }: SendgridConfig, url: string): Promise<{ status: number; body: unknown }> {
  const client = new Client();
  client.setApiKey(apiKey);
  client.setDefaultRequest("baseUrl", env.SENDGRID_BASE_URL); // after setApiKey, which resets it
  client.setDefaultRequest("timeout" as keyof ClientRequest, CALL_TIMEOUT_MS);
  try {
    const [answer] = await client.request({ method: "GET", url });
    return { status: answer.statusCode, body: answer.body };
  } catch (error) {
    const refused = refusal.safeParse(error);
    return { status: refused.success ? refused.data.code : 0, body: null };
  }
}
