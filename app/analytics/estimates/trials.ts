import { z } from "zod";

const trial = z.object({ parcels: z.number(), score: z.number(), coverage80: z.number() }).nullable().catch(null);
const trialsSchema = z.object({ own: trial, inService: trial, pooled: trial, rules: trial });

/** How each that could name dates did on the same latest weeks; null where there was none to try. */
export type Trials = z.infer<typeof trialsSchema>;

/** `EstimatorModel.trial`, as far as it is shown; null when it is of another layout. */
export function parseTrials(stored: unknown): Trials | null {
  const parsed = trialsSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
