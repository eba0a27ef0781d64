import fc from "fast-check";

/** The same random cases in every run; `FAST_CHECK_SEED=$RANDOM npm test` looks for new ones. */
export function seedProperties() {
  fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_123) });
}
