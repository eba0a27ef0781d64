import { z } from "zod";

import type { Brand } from "./brand.ts";
import type { PageStage } from "./page-stage.ts";
import { pageAddress } from "./page-address.ts";

/** A few words of the merchant's own on the page; all blank means none. */
const words = {
  title: z.string().trim().max(80).default(""),
  text: z.string().trim().max(400).default(""),
  linkLabel: z.string().trim().max(40).default(""),
  linkUrl: pageAddress,
};
const strictBlock = z.object(words).prefault({});
export type ContentBlock = z.infer<typeof strictBlock>;

/** Of what is stored, a text that does not fit any more is lost alone. */
const storedBlock = z
  .object({
    title: words.title.catch(""),
    text: words.text.catch(""),
    linkLabel: words.linkLabel.catch(""),
    linkUrl: words.linkUrl.catch(""),
  })
  .prefault({})
  .catch(strictBlock.parse({}));

function byStage<T extends z.ZodType>(block: T) {
  const stages = { before_shipping: block, on_the_way: block, delivered: block, trouble: block };
  return z.object(stages satisfies Record<PageStage, z.ZodType>).prefault({} as never);
}

export const storedContentSchema = byStage(storedBlock);
/** As typed: names every field that does not fit. */
export const typedContentSchema = byStage(strictBlock);

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
