import { findBrokenAccounts } from "#app/providers/accounts.server.ts";
import { tellAccountTrouble } from "#app/providers/account-trouble.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { findOpenHold, type OpenHold } from "./arbiter/holds.server.ts";

export interface SendingTrouble {
  /** Too much news at once: it waits for the merchant. */
  hold: OpenHold | null;
  /** Own accounts that the provider refuses, with what it says. */
  broken: { channel: Channel; label: string; sentence: string }[];
}

/** What keeps a shop's messages from leaving until the merchant does something. */
export async function findSendingTrouble(shop: string): Promise<SendingTrouble> {
  const [hold, accounts] = await Promise.all([findOpenHold(shop), findBrokenAccounts(shop)]);
  const broken = accounts.map(({ channel, label, reason }) => ({
    channel,
    label,
    sentence: tellAccountTrouble(reason),
  }));
  return { hold, broken };
}
