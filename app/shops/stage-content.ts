import { z } from "zod";

import type { Brand } from "./brand.ts";
import type { PageStage } from "./page-stage.ts";
import { pageAddress } from "./page-address.ts";

/** A few words of the merchant's own on the page; all blank means none. */
export const contentBlockSchema = z.object({
  title: z.string().trim().max(80).default("").catch(""),
  text: z.string().trim().max(400).default("").catch(""),
  linkLabel: z.string().trim().max(40).default("").catch(""),
  linkUrl: pageAddress.catch(""),
});

export type ContentBlock = z.infer<typeof contentBlockSchema>;
export type StageContent = Record<PageStage, ContentBlock>;

const block = contentBlockSchema.prefault({}).catch(contentBlockSchema.parse({}));

export const stageContentSchema = z
  .object({ before_shipping: block, on_the_way: block, delivered: block, trouble: block } satisfies Record<
    PageStage,
    z.ZodType
  >)
  .prefault({});

export interface StageWords {
  title: string;
  text: string;
  /** Both, or none: a label leads nowhere without an address. */
  link: { label: string; href: string } | null;
}

/** The merchant's words for this stage; null where there are none. */
export function contentAt(brand: Brand, stage: PageStage | null): StageWords | null {
  if (stage === null) return null;
  const { title, text, linkLabel, linkUrl } = brand.content[stage];
  if (title === "" && text === "") return null;
  return { title, text, link: linkUrl && linkLabel ? { label: linkLabel, href: linkUrl } : null };
}
