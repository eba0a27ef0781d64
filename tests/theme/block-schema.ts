import { z } from "zod";

import { read } from "./extension-files.ts";

const TRANSLATED = /^t:[a-z0-9_.]+$/;
const words = z.string().regex(TRANSLATED);
const id = z.string().regex(/^[a-z0-9_]+$/);
const titled = { id, label: words, info: words.optional() };

/**
 * The kinds of setting we use, each with what it may say. `color_scheme` is not among them: Shopify does not
 * support it in app blocks.
 * https://shopify.dev/docs/storefronts/themes/architecture/settings/input-settings
 */
const setting = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["header", "paragraph"]), content: words }),
  z.strictObject({ type: z.literal("checkbox"), ...titled, default: z.boolean() }),
  z.strictObject({ type: z.literal("text"), ...titled, default: z.string().optional() }),
  z.strictObject({
    type: z.literal("richtext"),
    ...titled,
    default: z
      .string()
      .regex(/^<p>.*<\/p>$/)
      .optional(),
  }),
  z.strictObject({ type: z.literal("url"), ...titled }),
  z.strictObject({
    type: z.literal("color"),
    ...titled,
    default: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .optional(),
  }),
  z.strictObject({
    type: z.literal("select"),
    ...titled,
    options: z.array(z.strictObject({ value: z.string(), label: words })).min(2),
    default: z.string(),
  }),
  z.strictObject({
    type: z.literal("range"),
    ...titled,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    unit: z.string().max(3).optional(),
    default: z.number(),
  }),
]);

/** https://shopify.dev/docs/storefronts/themes/architecture#templates */
const TEMPLATES =
  "404 article blog cart collection gift_card index list-collections page password product search".split(" ");

const enabledOn = z.strictObject({
  templates: z.array(z.enum(["*", ...TEMPLATES])).min(1),
  groups: z.array(z.enum(["*", "header", "footer", "aside"])).optional(),
});

/**
 * What Shopify lets an app block's schema say: none of `presets`, `blocks`, `max_blocks`, and one of `enabled_on`
 * and `disabled_on` at most.
 * https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#schema
 */
const blockSchema = z.strictObject({
  name: words,
  target: z.literal("section"),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  class: z.string().optional(),
  tag: z.string().optional(),
  available_if: z
    .string()
    .regex(/^\{\{ app\.metafields\.[a-z_]+\.[a-z_]+ \}\}$/)
    .optional(),
  enabled_on: enabledOn.optional(),
  settings: z.array(setting),
});

export type BlockSchema = z.infer<typeof blockSchema>;

/** The schema of a block's file. JSON.parse is as strict as Shopify: no comments, no trailing commas. */
export function schemaOf(path: string): BlockSchema {
  const [, json] = /\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(read(path)) ?? [];
  return blockSchema.parse(JSON.parse(json ?? ""));
}

/** Every key of a merchant's word that the schema names. */
export function wordKeysOf(schema: BlockSchema): string[] {
  const named = JSON.stringify(schema).matchAll(/"t:([a-z0-9_.]+)"/g);
  return [...named].map(([, key]) => key ?? "");
}
