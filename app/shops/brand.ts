import { z } from "zod";

import { careSourcesSchema } from "./care-source.ts";
import { pageAddress } from "./page-address.ts";
import { PAGE_STAGES, type PageStage } from "./page-stage.ts";
import { isPrintableCss } from "./printable-css.ts";
import { storedContentSchema } from "./stage-content.ts";

const color = z.string().regex(/^#[0-9a-f]{6}$/i, "must look like #2f6f5e");
/** "" leaves the color to the theme. */
const optionalColor = color.or(z.literal("")).default("");
const stages = (...shown: PageStage[]) => z.array(z.enum(PAGE_STAGES)).max(PAGE_STAGES.length).default(shown);

const PROGRESS_STYLES = ["bar", "dots", "text"] as const;

/** How the shop looks and whom a shopper asks; every value has a default, so `{}` is a brand. */
export const brandSchema = z.object({
  /** Shown instead of Shopify's shop name when set. */
  displayName: z.string().trim().max(60).default(""),
  logoUrl: pageAddress,
  accentColor: color.default("#1f5f4a"),
  textColor: optionalColor,
  backgroundColor: optionalColor,
  /** Pixels. */
  cornerRadius: z.coerce.number().int().min(0).max(32).default(14),
  progressStyle: z.enum(PROGRESS_STYLES).default("bar"),
  /** As the merchant typed it, with what was wrong in it. */
  customCss: z.string().max(4_096).default(""),
  /** What the page prints of it: scoped and minified by `compileCss`. */
  pageCss: z.string().max(12_000).refine(isPrintableCss).default(""),
  supportEmail: z.email().or(z.literal("")).default(""),
  supportUrl: pageAddress,
  contactStages: stages(...PAGE_STAGES),
  returnsUrl: pageAddress,
  returnsStages: stages("delivered"),
  reorderUrl: pageAddress,
  reorderStages: stages("delivered"),
  reviewUrl: pageAddress,
  /** Whole days after the last parcel arrived. */
  reviewAfterDays: z.coerce.number().int().min(0).max(90).default(7),
  /** The merchant's own words by stage. */
  content: storedContentSchema,
  /** Carrier's name, number, link and places abroad are not shown: for goods that come straight from a supplier. */
  maskCarrier: z.boolean().default(false),
  careSources: careSourcesSchema,
  /** Postal address for the footer of e-mails. */
  postalAddress: z.string().trim().max(200).default(""),
});

export type Brand = z.infer<typeof brandSchema>;

/** A shop's brand; whom a shopper asks is at least the contact that the shop gave Shopify for its customers. */
export function brandOf(shop: { brand: unknown; contactEmail: string | null }): Brand {
  const brand = parseBrand(shop.brand);
  const contact = brandSchema.shape.supportEmail.safeParse(shop.contactEmail ?? "");
  return brand.supportEmail === "" && contact.success ? { ...brand, supportEmail: contact.data } : brand;
}

/** Reads the stored JSON; what no longer fits the schema falls back to the default, value by value. */
export function parseBrand(stored: unknown): Brand {
  const whole = brandSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  const fitting = entries.filter(([name, value]) => {
    const field = brandSchema.shape[name as keyof Brand] as z.ZodType | undefined;
    return field?.safeParse(value).success === true;
  });
  return brandSchema.parse(Object.fromEntries(fitting));
}
