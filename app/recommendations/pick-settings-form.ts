import type { z } from "zod";

import type { FieldErrors } from "#app/lib/field-errors.ts";

import { PICK_KINDS, type PickKind } from "./pick-kind.ts";
import {
  HOLD_OUT_PERCENT,
  isShownAt,
  PICK_STAGES,
  type PickSettings,
  pickSettingsSchema,
  type PickStage,
  WINDOW_DAYS,
} from "./pick-settings.ts";

/** The form as text by field name; {@link kindField} is "on" or "". */
export type PickSettingsDraft = Readonly<Record<string, string>>;

const ADVICE: Record<string, string> = {
  windowDays: `Enter whole days from ${WINDOW_DAYS.least} to ${WINDOW_DAYS.most}`,
  holdOutPercent: `Enter a whole number from ${HOLD_OUT_PERCENT.least} to ${HOLD_OUT_PERCENT.most}`,
};

/** The name of the field that says whether a stage shows a kind: `kind.delivered.refill`. */
export function kindField(stage: PickStage, kind: PickKind): string {
  return `kind.${stage}.${kind}`;
}

/** What is stored, as the form's text. */
export function draftOfPickSettings(settings: PickSettings): PickSettingsDraft {
  const switches = PICK_STAGES.flatMap((stage) =>
    PICK_KINDS.map((kind) => [kindField(stage, kind), isShownAt(settings, stage, kind) ? "on" : ""]),
  );
  return {
    windowDays: String(settings.windowDays),
    holdOutPercent: String(settings.holdOutPercent),
    ...(Object.fromEntries(switches) as PickSettingsDraft),
  };
}

/** Reads the form. */
export function parsePickSettingsForm(draft: PickSettingsDraft): { settings: PickSettings } | { errors: FieldErrors } {
  const number = (name: string) => (draft[name] ?? "").trim() || Number.NaN;
  const hidden = PICK_STAGES.map(
    (stage) => [stage, PICK_KINDS.filter((kind) => draft[kindField(stage, kind)] !== "on")] as const,
  );
  const parsed = pickSettingsSchema.safeParse({
    windowDays: number("windowDays"),
    holdOutPercent: number("holdOutPercent"),
    hiddenKinds: Object.fromEntries(hidden.filter(([, kinds]) => kinds.length > 0)) as unknown,
  });
  return parsed.success ? { settings: parsed.data } : { errors: errorsOf(parsed.error) };
}

function errorsOf({ issues }: z.ZodError): FieldErrors {
  return Object.fromEntries(
    issues.map(({ path }) => [String(path[0]), ADVICE[String(path[0])] ?? "This cannot be saved like this"]),
  );
}
