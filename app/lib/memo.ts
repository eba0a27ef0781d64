/**
 * Remembers by name what is costly to make. Strangers may name things too (a language, a region, a currency), so
 * when there is too much of it everything is forgotten and made anew.
 */
export class Memo<Value> {
  readonly #made = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string, make: () => Value): Value {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    if (this.#made.size >= this.#most) this.#made.clear();
    const value = make();
    this.#made.set(name, value);
    return value;
  }
}
