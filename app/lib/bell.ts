/** Wakes whoever waits for the next thing to happen, and counts how often somebody brought news. */
export class Bell {
  #waiting: (() => void)[] = [];
  #news = 0;

  /** So often `tell` has been called. */
  get news(): number {
    return this.#news;
  }

  /** Something new is there. */
  tell(): void {
    this.#news += 1;
    this.ring();
  }

  ring(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when it rings next. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
