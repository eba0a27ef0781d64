/** The leaky bucket of the Plus plan: points it holds, and points that return each second. */
const MAXIMUM = 20_000;
const RESTORE_PER_SECOND = 1_000;

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Points an app may spend on queries. */
export class Bucket {
  private available = MAXIMUM;
  private seenAt: number;

  constructor(now: Date) {
    this.seenAt = now.getTime();
  }

  /** Takes the points; false when there are not enough. */
  take(points: number, now: Date): boolean {
    this.refill(now);
    if (points > this.available) return false;
    this.available -= points;
    return true;
  }

  giveBack(points: number): void {
    this.available = Math.min(MAXIMUM, this.available + points);
  }

  status(): ThrottleStatus {
    return {
      maximumAvailable: MAXIMUM,
      currentlyAvailable: Math.floor(this.available),
      restoreRate: RESTORE_PER_SECOND,
    };
  }

  private refill(now: Date): void {
    const seconds = (now.getTime() - this.seenAt) / 1000;
    this.seenAt = now.getTime();
    this.available = Math.min(MAXIMUM, this.available + seconds * RESTORE_PER_SECOND);
  }
}
