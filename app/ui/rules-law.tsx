import { BlockStack, Collapsible, Link, Text, TextField } from "@shopify/polaris";
import { useState } from "react";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

import { type DraftForm, fieldOf, isOn } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import { FormSwitch } from "./form-switch.tsx";

interface RulesLawProps {
  form: DraftForm;
  /** The brand has the postal address that promotion by e-mail needs. */
  hasPostalAddress: boolean;
  /** The wording to register in India, by kind; null where the merchant's own words cannot be. */
  dltTexts: Readonly<Record<string, string | null>>;
}

/** What the law asks before something may be sent. */
export function RulesLaw({ form, hasPostalAddress, dltTexts }: RulesLawProps) {
  return (
    <>
      <FieldCard
        title="Picks in e-mails"
        note="What goes with the order, below the news of the parcel. Never in texts."
      >
        <FormSwitch
          form={form}
          name="picksInEmail"
          label="Show picks in e-mails"
          helpText="In the European Economic Area and the United Kingdom only shoppers who agreed to your marketing see them: the law there treats picks as advertising. Everybody can opt out."
        />
        {isOn(form, "picksInEmail") && !hasPostalAddress ? (
          <Text as="p" tone="caution">
            E-mails with picks must name your postal address. Until there is one, they leave without picks.{" "}
            <Link url="/app/brand">Add the address under Brand</Link>
          </Text>
        ) : null}
      </FieldCard>
      <India form={form} dltTexts={dltTexts} />
      <FieldCard
        title="How long addresses are kept"
        note="Counted from the day on which the order's last parcel moved. What was sent, when and what became of it stays in the log; opt-outs stay as fingerprints."
      >
        <TextField
          label="Forget the e-mail address or number of a message after"
          inputMode="numeric"
          suffix="days"
          {...fieldOf(form, "addressKeptDays")}
        />
      </FieldCard>
    </>
  );
}

const NOT_ONE_WORDING =
  "Your own words hold a {% tag %}: one registered wording cannot decide. Take it out, or leave the text to us.";

function India({ form, dltTexts }: Omit<RulesLawProps, "hasPostalAddress">) {
  const hasTrouble = Object.keys(form.errors).some((name) => name.startsWith("dlt."));
  const [isOpened, setIsOpened] = useState(MESSAGE_KINDS.some((kind) => form.draft[`dlt.template.${kind}`]));
  const hasEntity = (form.draft["dlt.entityId"] ?? "") !== "";
  return (
    <FieldCard
      title="Texts to India"
      note="Indian networks only carry texts that are registered with TRAI’s DLT. Without these numbers, no text goes to +91; e-mails do."
    >
      <TextField label="Entity ID" inputMode="numeric" {...fieldOf(form, "dlt.entityId")} />
      <Collapsible id="dlt-templates" open={isOpened || hasEntity || hasTrouble} transition={false}>
        <BlockStack gap="300">
          <Text as="p" tone="subdued">
            Register each wording below exactly as it stands, as “service implicit”, and enter its template ID. A stage
            without one sends no text to India. Whoever changes the words or the language of the shop registers again.
          </Text>
          {MESSAGE_KINDS.map((kind) => (
            <div key={kind} onFocus={() => setIsOpened(true)}>
              <TextField
                label={`Template ID of “${kindWords[kind].title}”`}
                inputMode="numeric"
                helpText={dltTexts[kind] ?? NOT_ONE_WORDING}
                {...fieldOf(form, `dlt.template.${kind}`)}
              />
            </div>
          ))}
        </BlockStack>
      </Collapsible>
    </FieldCard>
  );
}
