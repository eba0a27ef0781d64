import { InlineGrid, Text, TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { tellHours } from "./hours-words.ts";

interface HoursFieldsProps {
  form: DraftForm;
  /** The fields are `<name>.from` and `<name>.to`. */
  name: string;
  /** "A text" */
  what: string;
}

const hour = { type: "number", inputMode: "numeric", min: 0, max: 24, suffix: "o’clock" } as const;

/** From when to when something may leave, with a sentence that says what it means. */
export function HoursFields({ form, name, what }: HoursFieldsProps) {
  const told = tellHours(what, { from: read(form, `${name}.from`), to: read(form, `${name}.to`) });
  return (
    <>
      <InlineGrid columns={2} gap="300">
        <TextField label={`${what} may leave from`} {...hour} {...fieldOf(form, `${name}.from`)} />
        <TextField label="until" {...hour} {...fieldOf(form, `${name}.to`)} />
      </InlineGrid>
      <div aria-live="polite">
        {told ? (
          <Text as="p" tone="subdued">
            {told}
          </Text>
        ) : null}
      </div>
    </>
  );
}

function read({ draft }: DraftForm, name: string): number {
  const text = draft[name] ?? "";
  return text === "" ? Number.NaN : Number(text);
}
