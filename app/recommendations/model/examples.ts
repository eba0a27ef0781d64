/** What a ranker learns from: a row a candidate, with whether it was bought. */
export interface Examples {
  count: number;
  /** Columns a row. */
  width: number;
  features: Float32Array;
  /** By row: 1 bought, 0 not. */
  bought: Uint8Array;
  /** By row: how many candidates it stands for. */
  weights: Float32Array;
  /** The rows of lesson `l` are those from `lessons[l]` to `lessons[l + 1]`. */
  lessons: Int32Array;
}

/** Takes rows of any number, all as wide as the first. */
export class ExamplesBuilder {
  #width = 0;
  #features = new Float32Array(0);
  #bought: number[] = [];
  #weights: number[] = [];
  #lessons: number[] = [0];

  /** @param expected rows for which there is room at first: untouched room costs nothing, making more copies all */
  constructor(private readonly expected = 4_096) {}

  add(row: Float32Array, bought: boolean, weight: number): void {
    if (this.#width === 0) {
      this.#width = row.length;
      this.#features = new Float32Array(row.length * this.expected);
    }
    const count = this.#bought.push(bought ? 1 : 0);
    this.#weights.push(weight);
    if (count * this.#width > this.#features.length) {
      const larger = new Float32Array(this.#features.length * 2);
      larger.set(this.#features);
      this.#features = larger;
    }
    this.#features.set(row, (count - 1) * this.#width);
  }

  endLesson(): void {
    this.#lessons.push(this.#bought.length);
  }

  build(): Examples {
    const count = this.#bought.length;
    return {
      ...{ count, width: this.#width },
      features: this.#features.subarray(0, count * this.#width),
      bought: Uint8Array.from(this.#bought),
      weights: Float32Array.from(this.#weights),
      lessons: Int32Array.from(this.#lessons),
    };
  }
}
