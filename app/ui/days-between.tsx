import { InlineGrid, TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";

interface DaysBetweenProps {
  form: DraftForm;
  /** The fields are `<name>Min` and `<name>Max`. */
  name: string;
  fastest: string;
  slowest: string;
}

const days = { type: "number", inputMode: "numeric", min: 0, suffix: "days" } as const;

/** The fast and the slow end of how long something takes. */
export function DaysBetween({ form, name, fastest, slowest }: DaysBetweenProps) {
  return (
    <InlineGrid columns={2} gap="300">
      <TextField label={fastest} {...days} {...fieldOf(form, `${name}Min`)} />
      <TextField label={slowest} {...days} {...fieldOf(form, `${name}Max`)} />
    </InlineGrid>
  );
}
