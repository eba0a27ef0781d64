import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import type { Cause } from "./cause.ts";

export interface MessageIdentity {
  shop: string;
  /** Id of what the message is about: the order, the parcel, or what the shopper did. */
  subjectId: string;
  kind: OutboxKind;
  cycle: number;
  channel: Channel;
  /** Empty when there is no address. */
  recipientHash: Uint8Array;
  cause?: Cause | null;
}

/** The words that make two plans the same message: equal keys are written once. */
export function messageKey(message: MessageIdentity): string {
  const { shop, subjectId, kind, cycle, channel, recipientHash, cause } = message;
  const words = [shop, subjectId, kind, cycle, channel, Buffer.from(recipientHash).toString("hex")];
  return [...words, ...(cause ? [cause] : [])].join("|");
}
