import { Drop } from "liquidjs";

/** An object of Liquid that is asked by key, such as `all_products[handle]`: made only when asked for. */
export class Lookup extends Drop {
  #find: (key: string) => unknown;

  constructor(find: (key: string) => unknown) {
    super();
    this.#find = find;
  }

  override liquidMethodMissing(key: string | number): unknown {
    return this.#find(String(key));
  }
}
