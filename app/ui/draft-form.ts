/** A form whose values are text by field name; a switch is "on" or "". */
export type Draft = Readonly<Record<string, string>>;

export interface DraftForm {
  draft: Draft;
  /** A sentence by the name of the field it is about. */
  errors: Readonly<Record<string, string>>;
  change: (changes: Draft) => void;
}

/** What every Polaris text field of such a form is given. */
export function fieldOf({ draft, errors, change }: DraftForm, name: string) {
  return {
    name,
    value: draft[name] ?? "",
    autoComplete: "off",
    onChange: (value: string) => change({ [name]: value }),
    ...(errors[name] ? { error: errors[name] } : {}),
  };
}

export function isOn({ draft }: DraftForm, name: string): boolean {
  return draft[name] === "on";
}

/** A list field's members. */
export function listOf({ draft }: DraftForm, name: string): string[] {
  return (draft[name] ?? "").split(",").filter((one) => one !== "");
}
