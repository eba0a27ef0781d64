/** A Liquid file taken apart: Shopify reads these tags before rendering, they print nothing where they stand. */
export interface LiquidSource {
  liquid: string;
  schema: Schema | null;
  stylesheet: string;
  javascript: string;
}

/** The parts of a section's or block's `{% schema %}` that decide what is rendered. */
export interface Schema {
  name?: string;
  target?: string;
  tag?: string;
  class?: string;
  stylesheet?: string;
  javascript?: string;
  /** Liquid that must read "true" for an app block to be there at all. */
  available_if?: string;
  settings?: { id?: string; type: string; default?: unknown }[];
}

const APART = /\{%-?\s*(schema|doc|stylesheet|javascript)\s*-?%\}([\s\S]*?)\{%-?\s*end\1\s*-?%\}/g;

/** @throws Error when the schema is not strict JSON, as Shopify refuses it */
export function takeApart(text: string): LiquidSource {
  const parts: Record<string, string> = {};
  const liquid = text.replace(APART, (_whole, tag: string, inside: string) => {
    parts[tag] = inside;
    return "";
  });
  return {
    liquid,
    schema: parts.schema === undefined ? null : (JSON.parse(parts.schema) as Schema),
    stylesheet: parts.stylesheet?.trim() ?? "",
    javascript: parts.javascript?.trim() ?? "",
  };
}

/** What the merchant set, and the schema's defaults for the rest. */
export function settingsOf(schema: Schema | null, chosen: Record<string, unknown>): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const { id, default: fallback } of schema?.settings ?? []) if (id) settings[id] = fallback ?? null;
  return { ...settings, ...chosen };
}
