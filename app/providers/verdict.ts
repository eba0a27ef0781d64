import type { FieldErrors } from "#app/lib/field-errors.ts";

import type { AccountFindings } from "./account-config.ts";

/** What a provider says of an account a merchant has entered; `form` is for what no field is to blame for. */
export type Verdict = { ok: true; findings: AccountFindings } | { ok: false; errors: FieldErrors };
