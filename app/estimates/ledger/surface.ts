import { SURFACES } from "#app/engagement/fact-kind.ts";

/**
 * Where a window is told: on the pages on which facts happen, behind a link that was passed on, in the calendar file,
 * and in messages.
 */
export const TOLD_ON = [...SURFACES, "shared", "calendar", "email", "sms"] as const;

export type ToldOn = (typeof TOLD_ON)[number];
