import type { z } from "zod";

import type { FieldErrors } from "#app/lib/field-errors.ts";

import { type Brand, brandSchema } from "./brand.ts";
import { type BrandDraft, valuesOf } from "./brand-draft.ts";
import { compileCss, type CssProblem } from "./compile-css.ts";
import { FIELD_ADVICE } from "./field-advice.ts";
import { PAGE_STAGES } from "./page-stage.ts";
import { settingsSchema, type ShopSettings } from "./settings.ts";
import { type ContentBlock, typedContentSchema } from "./stage-content.ts";

export type BrandForm = { brand: Brand; settings: ShopSettings } | { errors: FieldErrors };

const typedBrandSchema = brandSchema.extend({ content: typedContentSchema });

/** Reads the brand page's form: all of it is checked, so that all errors show at once. */
export function parseBrandForm(draft: BrandDraft): BrandForm {
  const { css, problems } = compileCss(draft.customCss ?? "");
  const values = { ...valuesOf(draft), pageCss: css };
  const brand = typedBrandSchema.safeParse(values);
  const settings = settingsSchema.safeParse(values);
  const errors = {
    ...errorsOf(brand.error),
    ...errorsOf(settings.error),
    ...(brand.success ? halfLinks(brand.data) : {}),
    ...(problems.length > 0 ? { customCss: tellProblems(problems) } : {}),
  };
  return brand.success && settings.success && Object.keys(errors).length === 0
    ? { brand: brand.data, settings: settings.data }
    : { errors };
}

/** A few of what is wrong in the CSS, a line each. */
export function tellProblems(problems: readonly CssProblem[]): string {
  return problems
    .slice(0, MOST_PROBLEMS)
    .map(({ line, message }) => `Line ${line}: ${message}`)
    .join("\n");
}

const MOST_PROBLEMS = 5;

/** A link needs both its halves, and words to stand below. */
function halfLinks({ content }: Brand): FieldErrors {
  const entries = PAGE_STAGES.flatMap((stage) =>
    Object.entries(missingHalf(content[stage])).map(([name, text]) => [`content.${stage}.${name}`, text] as const),
  );
  return Object.fromEntries(entries);
}

function missingHalf({ title, text, linkLabel, linkUrl }: ContentBlock): FieldErrors {
  if (linkLabel !== "" && linkUrl === "") return { linkUrl: "Enter where the link leads" };
  if (linkUrl !== "" && linkLabel === "") return { linkLabel: "Enter what the link says" };
  return linkUrl !== "" && title === "" && text === "" ? { title: "A link needs a title or a text above it" } : {};
}

function errorsOf(error: z.ZodError | undefined): FieldErrors {
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path }) => {
      const field = path.filter((part) => typeof part === "string").join(".");
      return [field, FIELD_ADVICE[field.split(".").at(-1) ?? ""] ?? "This cannot be saved like this"];
    }),
  );
}
