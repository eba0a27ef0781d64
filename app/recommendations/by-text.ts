/** Orders ids the same way everywhere, whatever the language of the machine. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
