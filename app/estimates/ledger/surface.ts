import type { Surface } from "#app/engagement/fact-kind.ts";

/**
 * Where a window is told: on the pages on which facts happen, behind a link that was passed on, in the calendar file,
 * and in messages.
 */
export type ToldOn = Surface | "shared" | "calendar" | "email" | "sms";
