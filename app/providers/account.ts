import type { Channel } from "#app/tracking/message-kind.ts";

/** Whose account carries a lane: `app|email`, `app|sms`, `willow.myshopify.com|sms`. */
export type AccountName = string;

/** An account in the version that was valid when a message was claimed; null for the app's own, which never changes. */
export interface AccountRef {
  name: AccountName;
  savedAt: Date | null;
}

const APP = "app";

/** @param owner a shop's domain, or null for the app's own account */
export function accountName(owner: string | null, channel: Channel): AccountName {
  return `${owner ?? APP}|${channel}`;
}

/** The shop whose account it is; null for the app's. */
export function ownerOf(account: AccountName): string | null {
  const owner = account.slice(0, account.lastIndexOf("|"));
  return owner === APP ? null : owner;
}

export function channelOf(account: AccountName): Channel {
  return account.endsWith("|sms") ? "sms" : "email";
}
