import type { Cause } from "./cause.ts";

/** What is stored of a ticket that changes as more is told of it. */
export interface KnownContact {
  orderId: string | null;
  openedAt: Date;
  cause: string | null;
  causeAt: Date | null;
}

export interface ContactNews {
  at: Date;
  orderId: string | null;
  cause: Cause | null;
}

/**
 * What is known after one more word about a ticket, whatever the order in which words arrive: it was opened when it
 * was first spoken of, and the latest cause holds.
 */
export function withNews(known: KnownContact, news: ContactNews): KnownContact {
  const isLatest = news.cause !== null && (known.causeAt === null || news.at >= known.causeAt);
  return {
    orderId: known.orderId ?? news.orderId,
    openedAt: news.at < known.openedAt ? news.at : known.openedAt,
    ...(isLatest ? { cause: news.cause, causeAt: news.at } : { cause: known.cause, causeAt: known.causeAt }),
  };
}
