import { TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";

interface BrandCssProps {
  form: DraftForm;
  /** What is wrong in the CSS as it is typed, a line each; "" while nothing is known. */
  problems: string;
}

/** For those who write CSS: it styles the page and nothing else. */
export function BrandCss({ form, problems }: BrandCssProps) {
  const { error, ...field } = fieldOf(form, "customCss");
  const told = problems || error;
  return (
    <FieldCard
      title="Custom CSS"
      note="Every rule works inside the page only. .afterglow is the page itself, .ag-headline its first sentence."
    >
      <TextField
        label="Custom CSS"
        labelHidden
        multiline={6}
        maxHeight={320}
        monospaced
        spellCheck={false}
        placeholder=".ag-headline { letter-spacing: 0.02em; }"
        helpText="At most 4 kB. Pictures must be files of your shop; nothing is loaded from elsewhere."
        {...field}
        {...(told ? { error: <span style={{ whiteSpace: "pre-line" }}>{told}</span> } : {})}
      />
    </FieldCard>
  );
}
