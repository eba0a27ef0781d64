import type { Account } from "#app/estimates/ledger/account.ts";
import { readAccounts } from "#app/estimates/ledger/read-accounts.server.ts";
import { storeApologies, tellInMessages } from "#app/estimates/ledger/tell-in-messages.server.ts";
import type { MessageView } from "#app/notifications/content/view.ts";

import { type BookedMessage, withPromises } from "./promised.ts";
import type { NewToldWindow } from "#app/estimates/ledger/told-window.ts";

/** A message that is about to leave, before its words are written. */
export interface Leaving {
  message: BookedMessage;
  view: MessageView;
}

/**
 * Holds messages against the ledger before their words are written: what was told before, and which of them says sorry,
 * which is written down at once.
 * @returns the views with it, in the order given
 */
export async function openBooks(leaving: readonly Leaving[]): Promise<MessageView[]> {
  const accounts = new Map<string, Account>();
  for (const account of await readAccounts(unique(leaving))) accounts.set(account.orderId, account);
  const booked = leaving.map(({ message, view }) => withPromises(message, view, accounts.get(message.orderId)));
  await storeApologies(booked.flatMap(({ apology }) => apology ?? []));
  return booked.map(({ view }) => view);
}

function unique(leaving: readonly Leaving[]) {
  return [...new Map(leaving.map(({ message }) => [message.orderId, message])).values()];
}

export interface ToldByMessage {
  message: BookedMessage;
  windows: readonly NewToldWindow[];
}

/** Writes down what messages tell, before they leave: what came to nothing counts as untold later. */
export async function closeBooks(told: readonly ToldByMessage[], now: Date): Promise<void> {
  const rows = told.flatMap(({ message: { id, shop }, windows }) =>
    windows.map((window) => ({ ...window, shop, messageId: id, toldAt: now })),
  );
  await tellInMessages(rows);
}
