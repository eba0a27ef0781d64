import { BlockStack, Button, FormLayout, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import { STAGE_NAMES, STAGE_WORDS, type StageName } from "./stage-words.ts";

interface BrandContentProps {
  form: DraftForm;
  /** The merchant turned to the words of this stage. */
  onStage: (stage: StageName) => void;
}

/** A few words of the shop's own for each stage. */
export function BrandContent({ form, onStage }: BrandContentProps) {
  const wrong = STAGE_NAMES.find((one) => isWrong(form, one));
  const [stage, setStage] = useState<StageName>("before_shipping");
  const [seen, setSeen] = useState<StageName>();
  // What was refused must not hide behind another stage.
  if (wrong !== seen) {
    setSeen(wrong);
    if (wrong && !isWrong(form, stage)) setStage(wrong);
  }
  const name = (part: string) => `content.${stage}.${part}`;
  return (
    <FieldCard title="Your own words" note="A short block on the page: how to unpack, a thank-you, what to know.">
      <BlockStack gap="300">
        <InlineStack gap="100" wrap>
          {STAGE_NAMES.map((one) => (
            <Button
              key={one}
              variant="tertiary"
              pressed={one === stage}
              {...(isWrong(form, one) ? { tone: "critical" as const } : {})}
              onClick={() => {
                setStage(one);
                onStage(one);
              }}
            >
              {STAGE_WORDS[one]}
            </Button>
          ))}
        </InlineStack>
        <FormLayout>
          <TextField label="Title" maxLength={80} {...fieldOf(form, name("title"))} />
          <TextField label="Text" multiline={3} maxLength={400} showCharacterCount {...fieldOf(form, name("text"))} />
          <FormLayout.Group>
            <TextField label="Link says" maxLength={40} {...fieldOf(form, name("linkLabel"))} />
            <TextField label="Link leads to" type="url" placeholder="https://" {...fieldOf(form, name("linkUrl"))} />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </FieldCard>
  );
}

function isWrong({ errors }: DraftForm, stage: StageName): boolean {
  return Object.keys(errors).some((name) => name.startsWith(`content.${stage}.`));
}
