import { TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf, isOn } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import { FormSwitch } from "./form-switch.tsx";
import { HoursFields } from "./hours-fields.tsx";

const number = { type: "number", inputMode: "numeric", min: 0 } as const;

/** When messages may leave, and how many. */
export function RulesTiming({ form }: { form: DraftForm }) {
  return (
    <>
      <FieldCard title="Hours" note="In the time zone of the delivery address. Codes a shopper asks for leave at once.">
        <HoursFields form={form} name="smsHours" what="A text" />
        <FormSwitch
          form={form}
          name="emailHoursOn"
          label="E-mails keep to hours too"
          helpText="E-mails do not ring; most shops let them leave at any hour."
        />
        {isOn(form, "emailHoursOn") ? <HoursFields form={form} name="emailHours" what="An e-mail" /> : null}
      </FieldCard>
      <FieldCard
        title="How much, how fast"
        note="Delivered and whatever goes wrong (delayed, delivery tried, held up, going back) keep no distance to the message before."
      >
        <TextField
          label="“Shipped” waits"
          suffix="minutes"
          helpText="So that the parcels of one order, and corrections of their numbers, are told of once."
          {...number}
          max={60}
          {...fieldOf(form, "shippedHoldMinutes")}
        />
        <TextField
          label="Time between two messages of an order"
          suffix="minutes"
          helpText="For each channel."
          {...number}
          max={240}
          {...fieldOf(form, "spacingMinutes")}
        />
        <TextField
          label="Most texts for one order"
          suffix="a day"
          {...number}
          min={1}
          max={10}
          {...fieldOf(form, "smsPerDay")}
        />
        <TextField
          label="Always let through"
          suffix="messages in ten minutes"
          helpText="Above that, and ten times what is usual for you, messages wait until you have looked: a mistaken import mails nobody."
          {...number}
          min={100}
          {...fieldOf(form, "burst")}
        />
      </FieldCard>
    </>
  );
}
