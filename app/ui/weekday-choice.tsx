import { BlockStack, Checkbox, InlineError, InlineStack, Text } from "@shopify/polaris";

import { type DraftForm, listOf } from "./draft-form.ts";

/** By ISO 8601: Monday is 1. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** Days of the week on which something happens. */
export function WeekdayChoice({ form, name, label }: { form: DraftForm; name: string; label: string }) {
  const chosen = new Set(listOf(form, name));
  const toggle = (day: string, isChosen: boolean) => {
    const next = WEEKDAYS.map((_, at) => String(at + 1)).filter((one) => (one === day ? isChosen : chosen.has(one)));
    form.change({ [name]: next.join(",") });
  };
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <BlockStack gap="100">
        <Text as="span">
          <legend style={{ padding: 0 }}>{label}</legend>
        </Text>
        <InlineStack gap="400" wrap>
          {WEEKDAYS.map((word, at) => (
            <Checkbox
              key={word}
              label={word}
              checked={chosen.has(String(at + 1))}
              onChange={(isChosen) => toggle(String(at + 1), isChosen)}
            />
          ))}
        </InlineStack>
        {form.errors[name] ? <InlineError fieldID={name} message={form.errors[name]} /> : null}
      </BlockStack>
    </fieldset>
  );
}
