import type { z } from "zod";

import type { FieldErrors } from "#app/lib/field-errors.ts";

import { DELIVERY_ADVICE } from "./delivery-advice.ts";
import { type DeliveryRules, deliveryRulesSchema } from "./delivery-rules.ts";

/**
 * The rules page's form as text by field name: a switch is "on" or "", a list is separated by commas. `zones` lists the
 * zones by a number each, in their order, and what belongs to one is called `zone.3.countries`.
 */
export type DeliveryDraft = Readonly<Record<string, string>>;

const LISTS = ["handlingDays", "closedDays", "deliveryDays"] as const;
const SWITCHES = ["closedOnHolidays", "restsOnHolidays"] as const;

/** What is stored, as the form's text. */
export function draftOfDelivery({ zones, ...rules }: DeliveryRules): DeliveryDraft {
  const ofZones = zones.flatMap((zone, at) =>
    Object.entries(zone).map(([name, value]) => [`zone.${at}.${name}`, toText(value)] as const),
  );
  return {
    ...Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, toText(value)])),
    zones: zones.map((_, at) => at).join(","),
    ...Object.fromEntries(ofZones),
  };
}

/** Reads the form: all of it is checked, so that all errors show at once. */
export function parseDeliveryForm(draft: DeliveryDraft): { rules: DeliveryRules } | { errors: FieldErrors } {
  const parsed = deliveryRulesSchema.safeParse(valuesOf(draft));
  return parsed.success ? { rules: parsed.data } : { errors: errorsOf(parsed.error, zoneNames(draft)) };
}

function valuesOf(draft: DeliveryDraft) {
  const text = (name: string) => (draft[name] ?? "").trim();
  return {
    originCountry: text("originCountry") || null,
    originRegion: text("originRegion") || null,
    processingMin: toNumber(text("processingMin")),
    processingMax: toNumber(text("processingMax")),
    cutOffHour: text("cutOffHour") === "" ? null : text("cutOffHour"),
    transitMin: toNumber(text("transitMin")),
    transitMax: toNumber(text("transitMax")),
    ...Object.fromEntries(LISTS.map((name) => [name, toList(text(name))])),
    ...Object.fromEntries(SWITCHES.map((name) => [name, text(name) === "on"])),
    zones: zoneNames(draft).map((zone) => ({
      countries: toList(text(`zone.${zone}.countries`)),
      regions: toList(text(`zone.${zone}.regions`).toUpperCase()),
      // Written "FR-20 1" or "EC1A 1BB": spaces mean nothing in a postcode.
      postcodes: toList(
        text(`zone.${zone}.postcodes`)
          .toUpperCase()
          .replaceAll(/[^\S,]+/g, ""),
      ),
      transitMin: toNumber(text(`zone.${zone}.transitMin`)),
      transitMax: toNumber(text(`zone.${zone}.transitMax`)),
    })),
  };
}

/** An emptied number is refused, not zero. */
function toNumber(text: string): string | number {
  return text === "" ? Number.NaN : text;
}

function zoneNames(draft: DeliveryDraft): string[] {
  return toList(draft["zones"] ?? "");
}

function toList(text: string): string[] {
  const parts = text.split(",").map((one) => one.trim());
  return [...new Set(parts.filter((one) => one !== ""))];
}

function toText(value: string | number | boolean | null | readonly (string | number)[]): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "on" : "";
  return typeof value === "object" ? value.join(",") : String(value);
}

function errorsOf(error: z.ZodError, zones: readonly string[]): FieldErrors {
  return Object.fromEntries(
    error.issues.map(({ path, code }) => [nameOf(path, zones), adviceFor(path, code)] as const),
  );
}

/** Where the form shows what the schema calls so: a list's member is told of at its list. */
function nameOf(path: readonly PropertyKey[], zones: readonly string[]): string {
  const [first = "", at, field] = path;
  return first === "zones" && field !== undefined ? `zone.${zones[Number(at)]}.${String(field)}` : String(first);
}

function adviceFor(path: readonly PropertyKey[], code: string): string {
  if (code === "custom") return "Must not be less than the fastest";
  const field = path.findLast((part) => typeof part === "string") ?? "";
  return DELIVERY_ADVICE[String(field)] ?? "This cannot be saved like this";
}
