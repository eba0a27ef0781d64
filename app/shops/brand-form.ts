import type { z } from "zod";

import { type Brand, brandSchema } from "./brand.ts";
import { settingsSchema, type ShopSettings } from "./settings.ts";

/** A sentence under each field that was refused, by the field's name. */
export type FieldErrors = Partial<Record<keyof Brand | keyof ShopSettings, string>>;

export type BrandForm = { brand: Brand; settings: ShopSettings } | { errors: FieldErrors };

/**
 * Reads the brand page's form: both halves are checked, so that all errors show at once.
 * @param fields text by field name; an unticked checkbox is absent, as browsers send it
 */
export function parseBrandForm(fields: Record<string, unknown>): BrandForm {
  const brand = brandSchema.safeParse(fields);
  const settings = settingsSchema.safeParse({ ...emptyDropped(fields), picksOnPage: fields.picksOnPage === "on" });
  if (brand.success && settings.success) return { brand: brand.data, settings: settings.data };
  return { errors: { ...errorsOf(brand.error), ...errorsOf(settings.error) } };
}

/** What an emptied number field means is "not told": the schema's default, not zero days. */
function emptyDropped(fields: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

/** Words of zod that a merchant should not have to read. */
const FRIENDLIER: Record<string, string> = {
  displayName: "Use at most 60 characters",
  logoUrl: "Enter a whole web address, with https://",
  accentColor: "Enter a color such as #2f6f5e",
  supportEmail: "Enter an e-mail address such as help@example.com",
  supportUrl: "Enter a whole web address, with https://",
  returnsUrl: "Enter a whole web address, with https://",
  postalAddress: "Use at most 200 characters",
  processingDays: "Enter a whole number from 0 to 60",
  transitDaysMin: "Enter a whole number from 0 to 90",
};

function errorsOf(error: z.ZodError | undefined): FieldErrors {
  const entries = (error?.issues ?? []).map((issue) => {
    const field = String(issue.path[0]);
    return [field, issue.code === "custom" ? "Must not be smaller than the fastest delivery" : sentenceFor(field)];
  });
  return Object.fromEntries(entries) as FieldErrors;
}

function sentenceFor(field: string): string {
  return FRIENDLIER[field] ?? "Enter a whole number from 0 to 90";
}
