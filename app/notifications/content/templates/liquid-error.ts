import { closest } from "#app/lib/closest.ts";

import { FILTERS, TAGS } from "./liquid.ts";

/** What is wrong in a source, and where; lines and columns are counted from 1. */
export interface LiquidFault {
  line: number;
  column: number;
  message: string;
}

/** Each error of the engine that merchants can make, and how to say it. */
const PLAIN: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^output "?(.*?)"? not closed/s, () => "A {{ is never closed: put }} behind the name."],
  [/^tag "?(.*?)"? not closed/s, (tag) => notClosed(tag)],
  [/^tag "(.*?)" not found/, (tag) => unknownTag(tag)],
  [/^undefined filter: (.*?)$/, (name) => `There is no filter “${name}”.${meant(name, FILTERS)}`],
  [/^invalid value expression: "(.*?)"/, () => "Something is missing between {{ and }}."],
  [/^illegal tag: \{%-?\s*for\b.*/, () => "A loop is written like this: {% for item in items %}."],
  [/^expected "="/, () => "A value is kept like this: {% assign name = value %}."],
  [/(limit exceeded|too long)/, () => "This takes too much time or memory. Take a loop out, or make it shorter."],
];

/** @param names what may be named, for a suggestion */
export function explainError(error: unknown, names: readonly string[]): LiquidFault {
  const { message, token } = error as { message?: string; token?: { getPosition?: () => number[] } };
  const [line = 1, column = 1] = token?.getPosition?.() ?? [];
  const said = (message ?? "").split("\n")[0]?.replace(/, line:\d+.*$/, "") ?? "";
  const unknown = /^undefined variable: (.*)$/.exec(said)?.[1];
  if (unknown) return { line, column, message: unknownName(unknown, names) };
  for (const [pattern, tell] of PLAIN) {
    const found = pattern.exec(said);
    if (found) return { line, column, message: tell(found[1] ?? "") };
  }
  return { line, column, message: `This is not understood: ${said || "unknown"}.` };
}

export function unknownName(name: string, names: readonly string[]): string {
  return `There is no “${name}”.${meant(name, names)}`;
}

function unknownTag(tag: string): string {
  if (tag.startsWith("end")) return `There is nothing for {% ${tag} %} to end.`;
  if (tag === "else" || tag === "elsif" || tag === "when")
    return `{% ${tag} %} must stand inside {% if %} or {% case %}.`;
  const usable = TAGS.filter((one) => one !== "#").join(", ");
  return `There is no tag “${tag}” here.${meant(tag, TAGS)} These can be used: ${usable}.`;
}

function notClosed(tag: string): string {
  const name = /\{%-?\s*(\w+)/.exec(tag)?.[1];
  return name ? `{% ${name} %} needs an {% end${name} %} behind it.` : "A {% is never closed: put %} behind it.";
}

function meant(typed: string, words: readonly string[]): string {
  const word = closest(typed, words);
  return word ? ` Did you mean “${word}”?` : "";
}
