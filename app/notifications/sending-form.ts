import type { z } from "zod";

import { ADDRESS_REFUSALS, refuseAddress } from "#app/alerts/web-hook-address.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { minorPerUnit } from "#app/lib/money.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { SENDING_ADVICE } from "./sending-advice.ts";
import { type SendingRules, sendingRulesSchema } from "./sending-rules.ts";

/**
 * The rules page's form as text by field name: a switch is "on" or "", what belongs together has a point
 * (`smsHours.from`), and the price of a segment is in whole units of the shop's currency ("0.0079").
 */
export type SendingDraft = Readonly<Record<string, string>>;

interface Stored {
  rules: SendingRules;
  currency: string;
  /** This machine may be told of alerts: where everything outside is pretended. */
  allowLoopback?: boolean;
}

/** What is stored, as the form's text. */
export function draftOfRules({ rules, currency }: Stored): SendingDraft {
  const { smsHours, emailHours, dlt, alerts } = rules;
  const templates = MESSAGE_KINDS.map((kind) => [`dlt.template.${kind}`, dlt?.templateIds[kind] ?? ""] as const);
  return {
    shippedHoldMinutes: String(rules.shippedHoldMinutes),
    "smsHours.from": String(smsHours.from),
    "smsHours.to": String(smsHours.to),
    emailHoursOn: emailHours ? "on" : "",
    "emailHours.from": String(emailHours?.from ?? 7),
    "emailHours.to": String(emailHours?.to ?? 22),
    spacingMinutes: String(rules.spacingMinutes),
    smsPerDay: String(rules.smsPerDay),
    burst: String(rules.burst),
    picksInEmail: rules.picksInEmail ? "on" : "",
    addressKeptDays: String(rules.addressKeptDays),
    "dlt.entityId": dlt?.entityId ?? "",
    ...Object.fromEntries(templates),
    segmentPrice: rules.segmentPriceMinor === null ? "" : String(rules.segmentPriceMinor / minorPerUnit(currency)),
    "alerts.digest": alerts.digestTo === null ? "contact" : alerts.digestTo === "" ? "none" : "own",
    "alerts.digestTo": alerts.digestTo ?? "",
    "alerts.digestHour": String(alerts.digestHour),
    "alerts.webhookUrl": alerts.webhookUrl,
  };
}

/** Reads the form; what it does not hold (what is said of other tools) stays as it is stored. */
export function parseSendingForm(
  draft: SendingDraft,
  { rules, currency, allowLoopback = false }: Stored,
): { rules: SendingRules } | { errors: FieldErrors } {
  const price = draft["segmentPrice"]?.trim() ?? "";
  const parsed = sendingRulesSchema.safeParse({
    ...valuesOf(draft),
    elsewhere: rules.elsewhere,
    segmentPriceMinor: price === "" ? null : toMinor(price, currency),
  });
  const errors = { ...errorsOf(parsed.error), ...missing(draft), ...refusedWebhook(draft, allowLoopback) };
  return parsed.success && Object.keys(errors).length === 0 ? { rules: parsed.data } : { errors };
}

function valuesOf(draft: SendingDraft) {
  const text = (name: string) => (draft[name] ?? "").trim();
  // An emptied number is refused, not zero.
  const number = (name: string) => (text(name) === "" ? Number.NaN : text(name));
  const hours = (name: string) => ({ from: number(`${name}.from`), to: number(`${name}.to`) });
  const templates = MESSAGE_KINDS.map((kind) => [kind, text(`dlt.template.${kind}`)] as const);
  const templateIds = Object.fromEntries(templates.filter(([, id]) => id !== ""));
  const hasDlt = text("dlt.entityId") !== "" || Object.keys(templateIds).length > 0;
  const digest = text("alerts.digest");
  return {
    shippedHoldMinutes: number("shippedHoldMinutes"),
    smsHours: hours("smsHours"),
    emailHours: draft["emailHoursOn"] === "on" ? hours("emailHours") : null,
    spacingMinutes: number("spacingMinutes"),
    smsPerDay: number("smsPerDay"),
    burst: number("burst"),
    picksInEmail: draft["picksInEmail"] === "on",
    addressKeptDays: number("addressKeptDays"),
    dlt: hasDlt ? { entityId: text("dlt.entityId"), templateIds } : null,
    alerts: {
      digestTo: digest === "own" ? text("alerts.digestTo") : digest === "none" ? "" : null,
      digestHour: number("alerts.digestHour"),
      webhookUrl: text("alerts.webhookUrl"),
    },
  };
}

/** Parts of a cent count in the price of a text; what no longer matters of them is cut off. */
function toMinor(price: string, currency: string): number {
  return Math.round(Number(price.replace(",", ".")) * minorPerUnit(currency) * 1e6) / 1e6;
}

function missing(draft: SendingDraft): FieldErrors {
  const isMissing = draft["alerts.digest"] === "own" && (draft["alerts.digestTo"] ?? "").trim() === "";
  return isMissing ? { "alerts.digestTo": "Enter an e-mail address such as you@example.com" } : {};
}

/** Only what leads to the public internet may be called in the shop's name. */
function refusedWebhook(draft: SendingDraft, allowLoopback: boolean): FieldErrors {
  const address = (draft["alerts.webhookUrl"] ?? "").trim();
  const refusal = address === "" ? null : refuseAddress(address, { allowLoopback });
  return refusal === null ? {} : { "alerts.webhookUrl": ADDRESS_REFUSALS[refusal] };
}

function errorsOf(error: z.ZodError | undefined): FieldErrors {
  return Object.fromEntries(
    (error?.issues ?? []).map((issue) => {
      const field = fieldOf(issue.path.map(String));
      const isOrder = issue.code === "custom" && field.endsWith(".to");
      return [field, isOrder ? "Must be later than it begins" : (SENDING_ADVICE[field] ?? adviceOfGroup(field))];
    }),
  );
}

/** Where the form shows what the schema calls so. */
function fieldOf(path: readonly string[]): string {
  if (path[0] === "segmentPriceMinor") return "segmentPrice";
  if (path[0] === "dlt" && path[1] === "templateIds") return `dlt.template.${path[2] ?? ""}`;
  return path.join(".");
}

function adviceOfGroup(field: string): string {
  return field.startsWith("dlt.template.")
    ? "Enter the 10 to 19 digits of the template"
    : "This cannot be saved like this";
}
