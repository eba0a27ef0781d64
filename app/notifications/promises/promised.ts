import {
  type Account,
  isApologized,
  messageNews,
  standingOf,
  type ToldRow,
  toldOf,
} from "#app/estimates/ledger/account.ts";
import type { Moved } from "#app/estimates/stored-estimate.ts";
import { daysToCome, openDays } from "#app/notifications/content/when-copy.ts";
import type { MessageParcel, MessageView, Promised } from "#app/notifications/content/view.ts";
import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import type { Clock } from "#app/words/days.ts";

export type BookedMessage = Pick<ClaimedMessage, "id" | "shop" | "orderId" | "shipmentId" | "kind" | "cycle" | "cause">;

export interface Apology {
  messageId: string;
  /** The windows it covers. */
  toldIds: string[];
}

/**
 * Holds a message against what its shopper was told before: the day that was named last, whether it is broken, and
 * whether this is the message to say sorry. That is at most one for each promise: the first that tells a later day, that
 * the parcel is delayed, or that it came too late.
 * @param account of its order; undefined where it was told nothing. What the message apologizes for is noted in it, so
 *   that the next message of the order knows
 */
export function withPromises(
  message: BookedMessage,
  view: MessageView,
  account: Account | undefined,
): { view: MessageView; apology: Apology | null } {
  if (!account) return { view, apology: null };
  const covered = new Set<ToldRow>();
  const clock: Clock = { now: view.now, timeZone: view.timeZone, format: "en" };
  const parcels = view.parcels.map((parcel) => {
    const told = toldBefore(message, account, parcel.id ?? null);
    const days = daysToCome(view.kind, parcel, clock);
    const promised = promisedBy(told, message, { view, parcel, lastDay: days?.to ?? null, account });
    for (const row of coveredBy(promised, told)) covered.add(row);
    return { ...parcel, promised, promise: parcel.promise && moveFrom(promised, days?.to ?? null, parcel.promise, view.now) }; // prettier-ignore
  });
  const ofOrder = view.parcels.length === 0 ? toldBefore(message, account, null) : [];
  const lastDay = (view.window && openDays(view.window, clock)?.to) ?? null;
  const promised = promisedBy(ofOrder, message, { view, parcel: null, lastDay, account });
  for (const row of coveredBy(promised, ofOrder)) covered.add(row);
  const toldIds = [...covered].filter(({ apologyId }) => apologyId === null).map(({ id }) => id);
  for (const row of covered) note(row, message);
  const apology = toldIds.length > 0 ? { messageId: message.id, toldIds } : null;
  return { view: { ...view, parcels, ...(view.parcels.length === 0 ? { promised } : {}) }, apology };
}

/** What a message that is tried once more told the first time is nothing that was told before it. */
function toldBefore({ id }: BookedMessage, account: Account, shipmentId: string | null): ToldRow[] {
  return toldOf(account, shipmentId).filter(({ messageId }) => messageId !== id);
}

interface About {
  view: MessageView;
  /** Null: the order as a whole. */
  parcel: MessageParcel | null;
  /** The last day that this message names; null where it names none. */
  lastDay: string | null;
  account: Account;
}

function promisedBy(told: readonly ToldRow[], message: BookedMessage, about: About): Promised | null {
  const standing = standingOf(told, about.account.orderId);
  if (!standing) return null;
  const { kind, now } = about.view;
  const at = kind === "delivered" ? (about.parcel?.deliveredAt ?? now) : now;
  const isBroken = at >= standing.endsAt;
  const isLater = about.lastDay !== null && about.lastDay > standing.latestOn;
  // Of a silence nothing is known: no more than a later day is anything to be sorry for.
  const isNews = (kind === "delayed" && about.view.cause !== "silent") || isLater || (kind === "delivered" && isBroken);
  const isSorry = isNews && !isApologized(told, standing.latestOn, messageNews(message));
  return { day: standing.latestOn, isBroken, isSorry };
}

/** The day we named before is the one the shopper was told, whatever we thought in between. */
function moveFrom(
  promised: Promised | null,
  lastDay: string | null,
  promise: NonNullable<MessageParcel["promise"]>,
  now: Date,
): MessageParcel["promise"] {
  if (!promised || lastDay === null) return promise;
  const known = promise.moved;
  if (promised.day === lastDay) return { ...promise, moved: null };
  const wasSooner = known !== null && known.fromOn > promise.latestOn;
  if (promised.day > lastDay) return { ...promise, moved: wasSooner ? { ...known, fromOn: promised.day } : null };
  const why: Moved["why"] = known && !wasSooner ? known.why : "rule";
  return { ...promise, moved: { fromOn: promised.day, at: now, why } };
}

/** Sorry for a day is sorry for those before it; a later one that was told once may still be kept. */
function coveredBy(promised: Promised | null, told: readonly ToldRow[]): ToldRow[] {
  return promised?.isSorry ? told.filter(({ latestOn }) => latestOn <= promised.day) : [];
}

function note(row: ToldRow, message: BookedMessage): void {
  row.apologyId ??= message.id;
  row.apologyNews ??= messageNews(message);
}
