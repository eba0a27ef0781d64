import type { Brand } from "./brand.ts";
import { PAGE_STAGES } from "./page-stage.ts";
import type { ShopSettings } from "./settings.ts";

/**
 * The brand page's form as text by field name: a switch is "on" or "", a list is separated by commas, and what
 * belongs to a stage is called `content.delivered.title`.
 */
export type BrandDraft = Readonly<Record<string, string>>;

const SWITCHES = ["maskCarrier", "picksOnPage"] as const;
const LISTS = ["contactStages", "returnsStages", "reorderStages", "careSources"] as const;
/** What the form does not show: it is made from something else. */
const MADE = ["pageCss"];

/** Stored values as the form's text, always in the same order, so that two drafts compare as text. */
export function draftOf(brand: Brand, settings: ShopSettings): BrandDraft {
  const { content, ...rest } = brand;
  const plain = Object.entries({ ...rest, ...settings }).filter(([name]) => !MADE.includes(name));
  const blocks = PAGE_STAGES.flatMap((stage) =>
    Object.entries(content[stage]).map(([name, text]) => [`content.${stage}.${name}`, text] as const),
  );
  return Object.fromEntries(
    [...plain.map(([name, value]) => [name, toText(value)] as const), ...blocks].toSorted(byName),
  );
}

/** The form's text as values for the schemas; what is missing stays missing, so that defaults apply. */
export function valuesOf(draft: BrandDraft): Record<string, unknown> {
  const plain = Object.entries(draft).filter(([name]) => !name.includes("."));
  return {
    // An emptied number is "not told": the default, not zero.
    ...Object.fromEntries(plain.filter(([name, text]) => text !== "" || !NUMBERS.has(name))),
    ...Object.fromEntries(SWITCHES.map((name) => [name, draft[name] === "on"])),
    ...Object.fromEntries(LISTS.flatMap((name) => (name in draft ? [[name, toList(draft[name] ?? "")]] : []))),
    content: Object.fromEntries(PAGE_STAGES.map((stage) => [stage, blockOf(draft, `content.${stage}.`)])),
  };
}

const NUMBERS = new Set(["cornerRadius", "reviewAfterDays"]);

function blockOf(draft: BrandDraft, prefix: string): Record<string, string> {
  const own = Object.entries(draft).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, text]) => [name.slice(prefix.length), text]));
}

function toText(value: string | number | boolean | null | readonly string[]): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "on" : "";
  return typeof value === "object" ? value.join(",") : String(value);
}

function toList(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
