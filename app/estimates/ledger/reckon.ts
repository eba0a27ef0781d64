import type { Account, ParcelAccount, ToldRow } from "./account.ts";
import { type Arrival, type Outcome, outcomeOf } from "./outcome.ts";
import { windowEnd } from "./window-end.ts";

export interface Settled {
  id: string;
  outcome: Outcome | null;
  /** Whether it left by the day that was told. */
  leftOutcome: Outcome | null;
  /** What was written when it was reckoned with. */
  was: Outcome | null;
  wasLeft: Outcome | null;
}

/**
 * What has become of each window that was told, and of the day by which it should have left: only where that differs from
 * what is written already.
 */
export function reckon(account: Account, now: Date): Settled[] {
  const isEndTold = account.refundedAt !== null || !isGivenBack(account);
  const ofOrder = arrivalOfOrder(account, now);
  const ofParcels = new Map(account.parcels.map((parcel) => [parcel.id, arrivalOf(parcel, account)]));
  return account.told.flatMap((row) => {
    const arrival = row.subjectId === account.orderId ? ofOrder : ofParcels.get(row.subjectId);
    const settle = (was: Outcome | null, found: Outcome | null) => (was === "moot" && !isEndTold ? was : found);
    const outcome = settle(row.outcome, outcomeOf(row, arrival ?? { arrivedAt: null, overAt: now }, now));
    const leftOutcome = settle(row.leftOutcome, leavingOf(row, account, now));
    if (outcome === row.outcome && leftOutcome === row.leftOutcome) return [];
    return [{ id: row.id, outcome, leftOutcome, was: row.outcome, wasLeft: row.leftOutcome }];
  });
}

/** An order has left when the first of it has. */
function leavingOf({ shipsByOn, isUntold }: ToldRow, account: Account, now: Date): Outcome | null {
  if (shipsByOn === null) return null;
  const { cancelledAt, parcels, timeZone } = account;
  const sent = parcels.filter(({ removedAt, status }) => removedAt === null && status !== "cancelled");
  const over = [cancelledAt, givenBackAt(account, now)].filter((at) => at !== null);
  const left = { arrivedAt: earliest(sent.flatMap(({ leftAt }) => leftAt ?? [])), overAt: earliest(over) };
  return outcomeOf({ endsAt: windowEnd(shipsByOn, [timeZone]), isUntold }, left, now);
}

const TURNED_ROUND = new Set(["returning", "returned", "cancelled"]);

function arrivalOf(parcel: ParcelAccount, { cancelledAt }: Pick<Account, "cancelledAt">): Arrival {
  const { status, statusAt, removedAt, deliveredAt, readyAt } = parcel;
  // Who lets it lie at the counter has got it all the same.
  const arrivals = [deliveredAt, readyAt].filter((at) => at !== null);
  const ends = [removedAt, TURNED_ROUND.has(status) ? statusAt : null, cancelledAt].filter((at) => at !== null);
  return { arrivedAt: removedAt ? null : earliest(arrivals), overAt: earliest(ends) };
}

/** An order as a whole has come when the last of it has; what was cancelled or turned round is not waited for. */
function arrivalOfOrder(account: Account, now: Date): Arrival {
  const { cancelledAt, isWaiting, parcels } = account;
  const arrivals = parcels.map((parcel) => arrivalOf(parcel, { cancelledAt: null }));
  const expected = arrivals.filter(({ arrivedAt, overAt }) => arrivedAt !== null || overAt === null);
  const arrived = expected.flatMap(({ arrivedAt }) => arrivedAt ?? []);
  const isComplete = !isWaiting && expected.length > 0 && arrived.length === expected.length;
  // Nothing is on its way and nothing will be: all of it was given back, or turned round.
  const isOver = !isWaiting && expected.length === 0 && parcels.length > 0;
  const turnedAt = isOver ? latest(arrivals.flatMap(({ overAt }) => overAt ?? [])) : null;
  const over = [cancelledAt, turnedAt, givenBackAt(account, now)].filter((at) => at !== null);
  return { arrivedAt: isComplete ? latest(arrived) : null, overAt: earliest(over) };
}

/** What was taken off without a refund does not tell when: it is seen now, and stays as it was seen first. */
function givenBackAt(account: Account, now: Date): Date | null {
  return isGivenBack(account) ? (account.refundedAt ?? now) : null;
}

/** Nothing of it is left to be sent, and nothing ever was. */
function isGivenBack({ isWaiting, parcels, cancelledAt }: Account): boolean {
  return !isWaiting && parcels.length === 0 && cancelledAt === null;
}

function earliest(instants: Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((at) => at.getTime())));
}

function latest(instants: Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.max(...instants.map((at) => at.getTime())));
}
