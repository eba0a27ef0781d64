/** A sentence under each field that was refused, by the field's name. */
export type FieldErrors = Record<string, string>;
