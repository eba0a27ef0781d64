import { previewRecipient } from "#app/analytics/preview-link.server.ts";
import type { ToldOn } from "#app/estimates/ledger/surface.ts";
import { tellLater, tellWindows } from "#app/estimates/ledger/tell-windows.server.ts";
import { afterwards } from "#app/lib/afterwards.ts";
import { logger } from "#app/logger.server.ts";

import type { OrderStory } from "./story.ts";
import { toldWindows } from "./told-windows.ts";

interface Shown {
  orderId: string;
  story: OrderStory;
  surface: ToldOn;
  /** For whom the link was made that was followed; the merchant's own looks are no telling. */
  recipientHash?: Uint8Array | null;
}

/**
 * Writes into the ledger what a shopper has just been shown, behind the answer. Who does not want to be counted leaves
 * no look behind here either: what messages told them is kept.
 */
export function noteTold(shop: string, { orderId, story, surface, recipientHash = null }: Shown, now: Date): void {
  if (story.optedOut) return;
  const windows = toldWindows(story, orderId, surface, now);
  if (windows.length === 0) return;
  if (!recipientHash) return tellWindows(shop, windows, now);
  const told = isMerchants(shop, recipientHash).then((is) => (is ? undefined : tellLater(shop, windows, now)));
  afterwards(told, (error) => logger.error({ err: error, shop }, "told windows not stored"));
}

const recipients = new Map<string, Promise<Buffer>>();

/** Asking costs the shop's key: each process asks once for each shop. */
async function isMerchants(shop: string, recipientHash: Uint8Array): Promise<boolean> {
  const known = recipients.get(shop) ?? previewRecipient(shop);
  recipients.set(shop, known);
  try {
    return Buffer.compare(await known, recipientHash) === 0;
  } catch (error) {
    recipients.delete(shop);
    throw error;
  }
}
