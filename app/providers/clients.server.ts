import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

import { type AccountName, type AccountRef, channelOf, ownerOf } from "./account.ts";
import { sendgridConfig, twilioConfig } from "./account-config.ts";
import { createEmailProvider } from "./email-provider.server.ts";
import type { Providers } from "./provider.ts";
import { createSmsProvider, type SmsProvider } from "./sms-provider.server.ts";

/** `Model.column` under which an account's configuration is sealed. */
export const CONFIG_FIELD = "ProviderAccount.configSealed";

const MOST_KEPT = 500;
const clients = new Map<AccountName, { version: number; client: Promise<Client> }>();

type Client = { channel: "email"; send: ReturnType<typeof createEmailProvider> } | ({ channel: "sms" } & SmsProvider);

/** SendGrid and Twilio, each message by its own account. */
export const accountProviders: Providers = {
  async email(draft, account) {
    const client = await clientOf(account);
    if (client.channel !== "email") throw new Error(`${account.name} carries no e-mail`);
    return client.send(draft);
  },
  async sms(draft, account) {
    return (await smsClientOf(account)).send(draft);
  },
};

/** The account's way to Twilio: sends, and finds what was sent. */
export async function smsClientOf(account: AccountRef): Promise<SmsProvider> {
  const client = await clientOf(account);
  if (client.channel !== "sms") throw new Error(`${account.name} carries no texts`);
  return client;
}

/**
 * One client per account, made at first use. A newer version takes the place of an older one, in every process:
 * who claims a message learns which version is valid.
 * @throws Error when the account is gone or cannot be opened
 */
function clientOf(account: AccountRef): Promise<Client> {
  const version = account.savedAt?.getTime() ?? 0;
  const known = clients.get(account.name);
  if (known?.version === version) return known.client;
  if (clients.size >= MOST_KEPT) clients.clear();
  const client = createClient(account.name);
  clients.set(account.name, { version, client });
  client.catch(() => clients.delete(account.name));
  return client;
}

async function createClient(account: AccountName): Promise<Client> {
  const channel = channelOf(account);
  const shop = ownerOf(account);
  if (channel === "email") {
    const { apiKey, fromAddress } = shop ? sendgridConfig.parse(await openConfig(shop, channel)) : appSendgrid();
    return { channel, send: createEmailProvider({ apiKey, fromAddress, baseUrl: env.SENDGRID_BASE_URL }) };
  }
  const config = shop ? twilioConfig.parse(await openConfig(shop, channel)) : appTwilio();
  const { accountSid, authToken, from, messagingServiceSid } = config;
  const sender = messagingServiceSid ? { messagingServiceSid } : { from: from ?? "" };
  const statusUrl = twilioUrl(shop);
  return { channel, ...createSmsProvider({ accountSid, authToken, sender, statusUrl, baseUrl: env.TWILIO_BASE_URL }) };
}

/**
 * What a shop has stored of its account at a provider, opened.
 * @throws Error when there is none, or the shop's key is gone
 */
export async function openConfig(shop: string, channel: "email" | "sms"): Promise<unknown> {
  const row = await db.providerAccount.findUniqueOrThrow({ where: { shop_channel: { shop, channel } } });
  const vault = await openVault(shop);
  return JSON.parse(vault.unseal(CONFIG_FIELD, row.configSealed));
}

function appSendgrid() {
  return { apiKey: env.SENDGRID_API_KEY, fromAddress: env.EMAIL_FROM };
}

function appTwilio() {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = env;
  return { accountSid, authToken, from, messagingServiceSid: undefined };
}

/** Where Twilio reports to; each shop's own account has an address of its own, checked with its own token. */
export function twilioUrl(shop: string | null): string {
  return doorOf("/webhooks/twilio", shop);
}

/** Where SendGrid's event webhook of an account is to point. */
export function sendgridUrl(shop: string | null): string {
  return doorOf("/webhooks/sendgrid", shop);
}

function doorOf(path: string, shop: string | null): string {
  const url = new URL(path, env.SHOPIFY_APP_URL);
  if (shop) url.searchParams.set("shop", shop);
  return url.href;
}
