import type { SendingRules } from "./sending-rules.ts";

/**
 * Texts to India: the Telecom Commercial Communications Customer Preference Regulations, 2018 (TRAI) let only
 * registered senders (entity, header) send registered wordings (template ids); news of a delivery is "service
 * implicit". Operators drop everything else.
 */
const INDIA = "+91";

/** In a registered wording, whatever differs from text to text. */
export const DLT_VARIABLE = "{#var#}";
/** Longest value that a variable stands for at most operators; a longer one needs as many variables in a row. */
const DLT_VARIABLE_LENGTH = 30;

/** @param phone E.164; null is no number */
export function isIndian(phone: string | null): boolean {
  return phone?.startsWith(INDIA) ?? false;
}

/** What is missing before a text of this kind may leave for a number in India; null when nothing is. */
export function findDltGap(kind: string, { dlt }: Pick<SendingRules, "dlt">): "dlt_missing" | null {
  const templates: Record<string, string | undefined> = dlt?.templateIds ?? {};
  return dlt && Object.hasOwn(templates, kind) && templates[kind] ? null : "dlt_missing";
}

/** A text to India that is not registered, or not any more: nobody may send it. */
export class UnregisteredText extends Error {}

/**
 * The wording to paste into the DLT portal: a text as it would leave, with a `{#var#}` for every value that differs
 * from text to text, more of them where a value may be longer than one stands for.
 * @param text a text with its values filled in
 * @param values those values with the longest length each may have, in the text's order or any other
 */
export function toDltTemplate(text: string, values: readonly { value: string; longest: number }[]): string {
  // The longest first: "#1001" must not take a piece out of a link that ends in it.
  const known = values.filter(({ value }) => value !== "").toSorted((a, b) => b.value.length - a.value.length);
  return known
    .reduce<string[]>(
      (parts, { value, longest }) => {
        const variables = DLT_VARIABLE.repeat(Math.max(1, Math.ceil(longest / DLT_VARIABLE_LENGTH)));
        // Every second part is a variable already.
        return parts.flatMap((part, index) => (index % 2 ? [part] : separate(part, value, variables)));
      },
      [text],
    )
    .join("");
}

/** `a #1 b #1 c` by `#1`: `a `, variable, ` b `, variable, ` c` */
function separate(part: string, value: string, variables: string): string[] {
  return part.split(value).flatMap((fixed, index) => (index === 0 ? [fixed] : [variables, fixed]));
}
