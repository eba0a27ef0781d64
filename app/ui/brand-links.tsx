import { Divider, TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import { StageChoice } from "./stage-choice.tsx";

const url = { type: "url", placeholder: "https://" } as const;
const SHOWS = "Shows when the order is";

/** Whom shoppers ask, and what they can do, each from the stages where it helps. */
export function BrandLinks({ form }: { form: DraftForm }) {
  return (
    <>
      <FieldCard title="Whom shoppers ask">
        <TextField label="Support e-mail" type="email" {...fieldOf(form, "supportEmail")} />
        <TextField
          label="Help page"
          helpText="With a page, shoppers are led there instead of to their mail."
          {...url}
          {...fieldOf(form, "supportUrl")}
        />
        <StageChoice form={form} name="contactStages" label={SHOWS} always={["trouble"]} />
        <TextField
          label="Postal address"
          helpText="At the foot of every e-mail; the law of many countries asks for it."
          multiline={2}
          {...fieldOf(form, "postalAddress")}
        />
      </FieldCard>
      <FieldCard title="What shoppers can do" note="A link without an address does not show.">
        <TextField label="Returns page" {...url} {...fieldOf(form, "returnsUrl")} />
        <StageChoice form={form} name="returnsStages" label={SHOWS} />
        <Divider />
        <TextField label="Page to order again" {...url} {...fieldOf(form, "reorderUrl")} />
        <StageChoice form={form} name="reorderStages" label={SHOWS} />
        <Divider />
        <TextField label="Page to write a review" {...url} {...fieldOf(form, "reviewUrl")} />
        <TextField
          label="Ask for a review"
          type="number"
          inputMode="numeric"
          min={0}
          suffix="days after everything has arrived"
          {...fieldOf(form, "reviewAfterDays")}
        />
      </FieldCard>
    </>
  );
}
