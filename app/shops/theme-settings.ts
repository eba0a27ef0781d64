import { z } from "zod";

/** What the brand form can take from a theme, by field name; only what the theme tells. */
export type ThemeLooks = Partial<Record<"accentColor" | "cornerRadius" | "logoUrl", string>>;

const record = z.record(z.string(), z.unknown());
const fileSchema = z.object({
  current: z.union([z.string(), record]),
  presets: z.record(z.string(), record).optional(),
});
const schemesSchema = z.record(z.string(), z.object({ settings: record }));

/** Names of settings in Shopify's own themes (Dawn, Horizon, and those of the time before color schemes). */
const ACCENTS = ["primary_button_background", "button", "primary", "colors_accent_1", "color_button", "accent"];
const RADII = ["buttons_radius", "button_border_radius_primary", "card_corner_radius"];
const LARGEST_RADIUS = 32;

/**
 * Reads a theme's `config/settings_data.json`.
 * @param storefrontUrl origin of the shop, where its files lie
 * @returns null when the file is no settings file
 */
export function readThemeSettings(json: string, storefrontUrl: string | null): ThemeLooks | null {
  const settings = currentSettings(json);
  if (!settings) return null;
  const accentColor = firstOf(ACCENTS, firstScheme(settings), readColor) ?? firstOf(ACCENTS, settings, readColor);
  const cornerRadius = firstOf(RADII, settings, readRadius);
  const logoUrl = readLogo(settings["logo"], storefrontUrl);
  return {
    ...(accentColor === null ? {} : { accentColor }),
    ...(cornerRadius === null ? {} : { cornerRadius }),
    ...(logoUrl === null ? {} : { logoUrl }),
  };
}

/** `current` holds the settings, or the name of the preset that does. Shopify writes a comment above the JSON. */
function currentSettings(json: string): Record<string, unknown> | null {
  const parsed = fileSchema.safeParse(parseOrNull(json.replace(/^\s*\/\*[\s\S]*?\*\//, "")));
  if (!parsed.success) return null;
  const { current, presets } = parsed.data;
  return typeof current === "string" ? (presets?.[current] ?? null) : current;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function firstScheme(settings: Record<string, unknown>): Record<string, unknown> {
  const schemes = schemesSchema.safeParse(settings["color_schemes"]);
  return schemes.success ? (Object.values(schemes.data)[0]?.settings ?? {}) : {};
}

function firstOf(names: readonly string[], settings: Record<string, unknown>, read: (value: unknown) => string | null) {
  for (const name of names) {
    const value = read(settings[name]);
    if (value !== null) return value;
  }
  return null;
}

/** "#abc", "#aabbcc", "rgb(1, 2, 3)" and "rgba(1, 2, 3, 1)" as "#rrggbb"; null for anything see-through. */
function readColor(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i
    .exec(value)
    ?.slice(1)
    .map((digit) => digit + digit);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:ff)?$/i.exec(value)?.slice(1);
  const numbers = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*1(?:\.0*)?\s*)?\)$/i
    .exec(value)
    ?.slice(1);
  const parts = short ?? long ?? numbers?.map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0"));
  return parts ? `#${parts.join("").toLowerCase()}` : null;
}

function readRadius(value: unknown): string | null {
  return typeof value === "number" && value >= 0 ? String(Math.min(Math.round(value), LARGEST_RADIUS)) : null;
}

/** `shopify://shop_images/logo.png` is served at the shop's own `/cdn/shop/files/logo.png`. */
function readLogo(value: unknown, storefrontUrl: string | null): string | null {
  const file = typeof value === "string" ? /^shopify:\/\/shop_images\/([\w .-]+)$/.exec(value)?.[1] : undefined;
  return file && storefrontUrl ? `${storefrontUrl}/cdn/shop/files/${encodeURIComponent(file)}` : null;
}
