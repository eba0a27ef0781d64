import type { MessageKind } from "#app/tracking/message-kind.ts";

import type { Elsewhere } from "./sending-rules.ts";

interface StageFacts {
  kind: MessageKind;
  email: boolean;
  shopifyName: string | null;
  said: Elsewhere | null;
}

export interface DoubledStage {
  kind: MessageKind;
  shopifyName: string;
  said: Elsewhere | null;
}

/** The stages of which Shopify sends a mail of its own, while ours is on or something was said of it. */
export function doubledStages(stages: readonly StageFacts[]): DoubledStage[] {
  return stages.flatMap(({ kind, email, shopifyName, said }) =>
    shopifyName !== null && (email || said !== null) ? [{ kind, shopifyName, said }] : [],
  );
}

/** Shopify's own page for the mails it sends to customers; it opens beside ours, so that both can be compared. */
export function shopifyMessagesUrl(shop: string): string {
  return `https://${shop}/admin/settings/notifications/customer`;
}
