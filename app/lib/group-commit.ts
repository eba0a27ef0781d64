/** Thrown to a caller whose item could not be taken: try again later. */
export class Overloaded extends Error {}

export interface GroupCommitOptions {
  /** Items in one write. */
  maxItems: number;
  /** Writes under way at once. */
  maxInFlight: number;
  /** Items waiting for a write; beyond it callers are turned away at once. */
  maxWaiting: number;
  /** How long a caller waits for its item to be written. */
  timeoutMs: number;
  /** How long an item waits for company, where nobody is in a hurry; not at all when not given. */
  lingerMs?: number;
}

interface Waiting<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Collects what arrives while a write is under way and writes it in one go. The promise of `add` settles
 * when the item's own write has: nothing is acknowledged before it is durable.
 */
export class GroupCommit<T> {
  readonly #write: (items: T[]) => Promise<void>;
  readonly #options: GroupCommitOptions;
  #waiting: Waiting<T>[] = [];
  #inFlight = 0;
  #lingering: NodeJS.Timeout | undefined;

  constructor(write: (items: T[]) => Promise<void>, options: GroupCommitOptions) {
    this.#write = write;
    this.#options = options;
  }

  /** @throws Overloaded when the queue is full or the write takes too long (it may still succeed) */
  add(item: T): Promise<void> {
    if (this.#waiting.length >= this.#options.maxWaiting) return Promise.reject(new Overloaded("Too many are waiting"));
    return new Promise((resolve, reject) => {
      const entry: Waiting<T> = { item, resolve, reject };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(new Overloaded(`Not written within ${this.#options.timeoutMs} ms`));
      }, this.#options.timeoutMs);
      entry.resolve = () => settle(resolve);
      entry.reject = (error) => settle(() => reject(error instanceof Error ? error : new Error(String(error))));
      const settle = (then: () => void) => {
        clearTimeout(timer);
        then();
      };
      this.#waiting.push(entry);
      this.#linger();
    });
  }

  /** Ends the waiting for company. */
  hurry(): void {
    this.#flush();
  }

  #linger() {
    const { lingerMs = 0, maxItems } = this.#options;
    if (lingerMs === 0 || this.#waiting.length >= maxItems) return this.#flush();
    this.#lingering ??= setTimeout(() => this.#flush(), lingerMs);
  }

  #flush() {
    clearTimeout(this.#lingering);
    this.#lingering = undefined;
    if (this.#inFlight >= this.#options.maxInFlight || this.#waiting.length === 0) return;
    const group = this.#waiting.splice(0, this.#options.maxItems);
    this.#inFlight += 1;
    const settleAll = (settle: (entry: Waiting<T>) => void) => {
      this.#inFlight -= 1;
      if (this.#waiting.length > 0) this.#linger();
      group.forEach(settle);
    };
    this.#write(group.map((entry) => entry.item)).then(
      () => settleAll((entry) => entry.resolve()),
      (error: unknown) => settleAll((entry) => entry.reject(error)),
    );
  }
}
