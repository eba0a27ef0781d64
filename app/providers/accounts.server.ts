import { NEEDS_OWNER } from "./account-trouble.ts";
import { z } from "zod";

import { db, transaction } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { accountName } from "./account.ts";
import { type AccountFindings, parseFindings, sendgridConfig, twilioConfig } from "./account-config.ts";
import { CONFIG_FIELD, openConfig, sendgridUrl, twilioUrl } from "./clients.server.ts";
import type { ProviderReason } from "./provider-reason.ts";
import type { Verdict } from "./verdict.ts";
import { verifySendgridConfig } from "./verify-sendgrid.server.ts";
import { verifyTwilioConfig } from "./verify-twilio.server.ts";

/** How a lane's account stands, as a merchant may see it: no secret in it. */
export interface AccountView {
  /** The shop's own account, or the app's that every shop without one shares. */
  own: boolean;
  /** What may be shown of it: the sender. */
  label: string;
  verifiedAt: Date | null;
  findings: AccountFindings;
  /** Null while calls go through. */
  trouble: { since: Date; reason: ProviderReason; nextTryAt: Date | null } | null;
  /** Where the provider has to report to: to be entered there. */
  webhookUrl: string;
}

export type SaveResult = { saved: true; view: AccountView } | { saved: false; errors: FieldErrors };

/** Secrets that may stay empty in the form: what is stored is kept then. */
const SECRETS: Record<Channel, readonly string[]> = { email: ["apiKey", "webhookKey"], sms: ["authToken"] };

/**
 * Takes a merchant's own account, once the provider itself has said that it works. A secret left empty keeps its
 * stored value. Messages that wait for mended credentials are tried at once.
 * @param form the fields of `sendgridConfig` or `twilioConfig` as texts
 */
export async function saveAccount(shop: string, channel: Channel, form: Record<string, unknown>): Promise<SaveResult> {
  const entered = await withStoredSecrets(shop, channel, form);
  const checked = channel === "email" ? await checkSendgrid(entered) : await checkTwilio(entered);
  if (!checked.verdict.ok) return { saved: false, errors: checked.verdict.errors };
  const vault = await openVault(shop);
  const now = new Date();
  const row = {
    configSealed: vault.seal(CONFIG_FIELD, JSON.stringify(checked.config)),
    ...{ label: checked.label, savedAt: now, verifiedAt: now, findings: checked.verdict.findings },
  };
  await transaction(async (tx) => {
    const key = { shop, channel };
    await tx.providerAccount.upsert({ where: { shop_channel: key }, create: { ...key, ...row }, update: row });
    await tx.providerHealth.deleteMany({ where: { account: accountName(shop, channel) } });
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
  });
  return { saved: true, view: await describeAccount(shop, channel) };
}

/** Forgets a shop's own account: from now on the app's carries the lane. */
export async function removeAccount(shop: string, channel: Channel): Promise<void> {
  await transaction(async (tx) => {
    await tx.providerAccount.deleteMany({ where: { shop, channel } });
    await tx.providerHealth.deleteMany({ where: { account: accountName(shop, channel) } });
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
  });
}

/** The account that carries a shop's messages of a channel now. */
export async function describeAccount(shop: string, channel: Channel): Promise<AccountView> {
  const account = await db.providerAccount.findUnique({ where: { shop_channel: { shop, channel } } });
  const owner = account ? shop : null;
  const health = await db.providerHealth.findUnique({ where: { account: accountName(owner, channel) } });
  return {
    own: account !== null,
    label: account?.label ?? (channel === "email" ? env.EMAIL_FROM : env.TWILIO_FROM),
    verifiedAt: account?.verifiedAt ?? null,
    findings: parseFindings(account?.findings),
    trouble: health?.openedAt
      ? { since: health.openedAt, reason: health.reason as ProviderReason, nextTryAt: health.probeAt }
      : null,
    webhookUrl: channel === "email" ? sendgridUrl(owner) : twilioUrl(owner),
  };
}

/** A shop's own accounts that need the merchant: the provider refuses the credentials or the sender. */
export async function findBrokenAccounts(
  shop: string,
): Promise<{ channel: Channel; label: string; since: Date; reason: ProviderReason }[]> {
  return db.$queryRaw`
    select a.channel, a.label, h."openedAt" as since, h.reason
      from "ProviderAccount" a join "ProviderHealth" h on h.account = a.shop || '|' || a.channel
     where a.shop = ${shop} and h."openedAt" is not null
       and h.reason = any(${[...NEEDS_OWNER]})
     order by a.channel`;
}

async function withStoredSecrets(shop: string, channel: Channel, form: Record<string, unknown>) {
  const blank = SECRETS[channel].filter((name) => form[name] === undefined || form[name] === "");
  const exists = blank.length > 0 && (await db.providerAccount.count({ where: { shop, channel } })) > 0;
  if (!exists) return form;
  const stored = z.record(z.string(), z.unknown()).parse(await openConfig(shop, channel));
  return { ...form, ...Object.fromEntries(blank.map((name) => [name, stored[name]])) };
}

interface Checked {
  config: unknown;
  label: string;
  verdict: Verdict;
}

async function checkSendgrid(form: unknown): Promise<Checked> {
  const parsed = sendgridConfig.safeParse(form);
  if (!parsed.success) return unreadable(parsed.error);
  const { data: config } = parsed;
  return { config, label: config.fromAddress, verdict: await verifySendgridConfig(config) };
}

async function checkTwilio(form: unknown): Promise<Checked> {
  const parsed = twilioConfig.safeParse(form);
  if (!parsed.success) return unreadable(parsed.error);
  const { data: config } = parsed;
  const label = config.messagingServiceSid ?? config.from ?? "";
  return { config, label, verdict: await verifyTwilioConfig(config) };
}

/** The first complaint of each field. */
function unreadable(error: z.ZodError): Checked {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? "form")] ??= issue.message;
  return { config: null, label: "", verdict: { ok: false, errors } };
}
