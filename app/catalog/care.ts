import { z } from "zod";

import { clip } from "#app/lib/clip.ts";
import { parseJson } from "#app/lib/parse-json.ts";

/** How to care for a product: words of the shop, or a page of theirs. */
export type Care = { kind: "text"; text: string } | { kind: "page"; href: string };

/** A product metafield as Shopify tells it. */
export interface CareMetafield {
  type: string;
  value: string;
}

const LONGEST = 600;
const PAGE = /^https:\/\/\S{1,500}$/;
const TEXTS = new Set(["single_line_text_field", "multi_line_text_field", "string"]);

/**
 * What is stored of a product's metafields: of the first that says anything. "" when none does.
 * @param metafields in the order of the shop's care sources
 */
export function storeCare(metafields: readonly (CareMetafield | null | undefined)[]): string {
  return metafields.map((one) => (one ? readMetafield(one) : "")).find((care) => care !== "") ?? "";
}

function readMetafield({ type, value }: CareMetafield): string {
  if (type === "url") return PAGE.test(value) ? value : "";
  if (TEXTS.has(type)) return tidy(value);
  return type === "rich_text_field" ? tidy(richText(value)) : "";
}

/** The parsed shape of the stored column. */
export function readCare(stored: string | null): Care | null {
  if (stored === null || stored === "") return null;
  return PAGE.test(stored) && URL.canParse(stored) ? { kind: "page", href: stored } : { kind: "text", text: stored };
}

function tidy(text: string): string {
  return clip(text.replaceAll(/[\0\u202a-\u202e\u2066-\u2069\ufeff]/g, "").trim(), LONGEST);
}

interface RichNode {
  type?: string | undefined;
  value?: string | undefined;
  children?: RichNode[] | undefined;
}
const richNode: z.ZodType<RichNode> = z.object({
  type: z.string().optional(),
  value: z.string().optional(),
  children: z.lazy(() => z.array(richNode)).optional(),
});

/** The words of a rich text, a paragraph a line. https://shopify.dev/docs/apps/build/metafields/list-of-data-types#rich-text-formatting */
function richText(json: string): string {
  try {
    const root = richNode.safeParse(parseJson(json));
    return root.success ? wordsOf(root.data) : "";
  } catch (error) {
    if (error instanceof SyntaxError) return "";
    throw error;
  }
}

function wordsOf({ type, value, children }: RichNode): string {
  if (value !== undefined) return value;
  const text = (children ?? []).map(wordsOf).join("");
  return type === "paragraph" || type === "heading" || type === "list-item" ? `${text}\n` : text;
}
