import type { FieldErrors } from "#app/lib/field-errors.ts";

import type { Outcome } from "./use-outcome-toast.ts";

/** What saving a form comes to. */
export interface FormAnswer extends Outcome {
  errors: FieldErrors;
  toast: string;
}

/** What is said of a form that cannot be saved as it is. */
export function refuseFields(errors: FieldErrors): FormAnswer {
  return { errors, toast: "Please look at the marked fields", isError: true };
}
