import { z } from "zod";

/** `Shop.windowRecord`: how often the days named at hand-over held, and whether shoppers are told. */
const recordSchema = z.object({
  isShown: z.boolean().default(false),
  /** Of so many parcels in the last {@link RECORD_DAYS} days, so many came within the days that were named. */
  of: z.number().int().min(0).default(0),
  inside: z.number().int().min(0).default(0),
  countedAt: z.iso.datetime().nullable().default(null),
});

export type WindowRecord = z.infer<typeof recordSchema>;

/** What shoppers read: `inside` of `all` (a hundred) in so many days. */
export interface ToldRecord {
  inside: number;
  all: number;
  days: number;
}

export const RECORD_DAYS = 60;
/** Fewer parcels make no record. */
export const LEAST_OF_RECORD = 50;
/** What was counted longer ago is not told any more. */
const FRESH_MS = 2 * 86_400_000;
const HUNDRED = 100;

/** What is stored; the unreadable counts as never counted. */
export function parseWindowRecord(stored: unknown): WindowRecord {
  const parsed = recordSchema.safeParse(stored);
  return parsed.success ? parsed.data : recordSchema.parse({});
}

/** The record in words' numbers, rounded down; null where it is not to be told, or there is none. */
export function tellRecord({ isShown, of, inside, countedAt }: WindowRecord, now: Date): ToldRecord | null {
  if (!isShown || of < LEAST_OF_RECORD || countedAt === null) return null;
  if (now.getTime() - Date.parse(countedAt) > FRESH_MS) return null;
  return { inside: Math.floor((HUNDRED * inside) / of), all: HUNDRED, days: RECORD_DAYS };
}
