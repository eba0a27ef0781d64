import { z } from "zod";

const color = z.string().regex(/^#[0-9a-f]{6}$/i, "must look like #2f6f5e");
const httpsUrl = z.url({ protocol: /^https?$/ }).max(500);

/** How the shop looks and whom a shopper asks; every value has a default, so `{}` is a brand. */
export const brandSchema = z.object({
  /** Shown instead of Shopify's shop name when set. */
  displayName: z.string().trim().max(60).default(""),
  logoUrl: httpsUrl.or(z.literal("")).default(""),
  accentColor: color.default("#1f5f4a"),
  supportEmail: z.email().or(z.literal("")).default(""),
  supportUrl: httpsUrl.or(z.literal("")).default(""),
  returnsUrl: httpsUrl.or(z.literal("")).default(""),
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
