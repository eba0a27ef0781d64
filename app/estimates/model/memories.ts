import { short } from "./paces.ts";

/** Weight, weighted sum, and when. */
type Cell = [number, number, number];

/** Means of what was seen lately, by key: what is a half-life old counts half. */
export class Memories {
  #cells = new Map<string, Cell>();

  /** @param halfLife days */
  constructor(private readonly halfLife: number) {}

  add(key: string, at: number, value: number): void {
    const cell = this.#cells.get(key);
    if (!cell) {
      this.#cells.set(key, [1, value, at]);
      return;
    }
    const kept = 2 ** (-(at - cell[2]) / this.halfLife);
    cell[0] = cell[0] * kept + 1;
    cell[1] = cell[1] * kept + value;
    cell[2] = at;
  }

  /** The mean, drawn towards another as if that had been seen `weight` times. */
  mean(key: string, at: number, other: number, weight: number): number {
    const cell = this.#cells.get(key);
    if (!cell) return other;
    const kept = 2 ** (-(at - cell[2]) / this.halfLife);
    return (cell[1] * kept + weight * other) / (cell[0] * kept + weight);
  }

  /** How much was seen lately. */
  weight(key: string, at: number): number {
    const cell = this.#cells.get(key);
    return cell ? cell[0] * 2 ** (-(at - cell[2]) / this.halfLife) : 0;
  }

  /** @param most keys, those with most weight first */
  pack(at: number, most: number): [string, ...Cell][] {
    return [...this.#cells]
      .toSorted((one, other) => this.weight(other[0], at) - this.weight(one[0], at))
      .slice(0, most)
      .map(([key, [weight, sum, when]]) => [key, short(weight), short(sum), when]);
  }

  static unpack(halfLife: number, packed: readonly [string, ...Cell][]): Memories {
    const memories = new Memories(halfLife);
    memories.#cells = new Map(packed.map(([key, ...cell]) => [key, cell]));
    return memories;
  }
}
