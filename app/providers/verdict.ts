import type { AccountFindings } from "./account-config.ts";

/** Sentences for the merchant by form field; `form` is for what no field is to blame for. */
export type FieldErrors = Record<string, string>;

/** What a provider says of an account a merchant has entered. */
export type Verdict = { ok: true; findings: AccountFindings } | { ok: false; errors: FieldErrors };
