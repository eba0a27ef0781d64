import { BlockStack, Checkbox, InlineError, InlineStack, Text } from "@shopify/polaris";

import { type DraftForm, listOf } from "./draft-form.ts";
import { STAGE_NAMES, STAGE_WORDS, type StageName } from "./stage-words.ts";

interface StageChoiceProps {
  form: DraftForm;
  /** The list's field. */
  name: string;
  label: string;
  /** Stages that cannot be taken away. */
  always?: readonly StageName[];
}

/** From which stages something shows. */
export function StageChoice({ form, name, label, always = [] }: StageChoiceProps) {
  const chosen = new Set(listOf(form, name));
  const toggle = (stage: StageName, isChosen: boolean) => {
    const next = STAGE_NAMES.filter((one) => (one === stage ? isChosen : chosen.has(one)));
    form.change({ [name]: next.join(",") });
  };
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <BlockStack gap="100">
        <Text as="span" tone="subdued">
          <legend style={{ padding: 0 }}>{label}</legend>
        </Text>
        <InlineStack gap="400" wrap>
          {STAGE_NAMES.map((stage) => (
            <Checkbox
              key={stage}
              label={STAGE_WORDS[stage]}
              checked={always.includes(stage) || chosen.has(stage)}
              disabled={always.includes(stage)}
              onChange={(isChosen) => toggle(stage, isChosen)}
            />
          ))}
        </InlineStack>
        {form.errors[name] ? <InlineError fieldID={name} message={form.errors[name]} /> : null}
      </BlockStack>
    </fieldset>
  );
}
