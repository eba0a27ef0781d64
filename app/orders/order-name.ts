import { plainText } from "#app/lib/plain-text.ts";

const MAX_NUMBER = 2_147_483_647;

/**
 * Under which names and number an order may be stored that a shopper types as `text`. The number alone is
 * enough: shops put prefixes and suffixes around it that nobody remembers. Of two numbers (`#1001-2026`) nobody
 * knows which is the order's, so such a text counts as a whole.
 * @returns `number` is -1 when the text holds none; no order has it
 */
export function nameKeys(text: string): { names: string[]; number: number } {
  const name = plainText(text).replaceAll(/\s/g, "").replace(/^#+/, "");
  return keysOf(Array.from(name).slice(0, 50).join(""));
}

function keysOf(name: string): { names: string[]; number: number } {
  const digits = /^\D*(\d+)\D*$/.exec(name)?.[1] ?? "";
  const number = digits.length > 0 && Number(digits) <= MAX_NUMBER ? Number(digits) : -1;
  const spellings = [name, name.toUpperCase()];
  return { names: [...new Set(spellings.flatMap((one) => (one === "" ? [] : [one, `#${one}`])))], number };
}
