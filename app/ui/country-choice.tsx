import { Autocomplete, BlockStack, InlineStack, Tag } from "@shopify/polaris";
import { useState } from "react";

import { type DraftForm, listOf } from "./draft-form.ts";

export interface CountryOption {
  /** ISO 3166-1 alpha-2 */
  value: string;
  label: string;
}

interface CountryChoiceProps {
  form: DraftForm;
  /** The list's field. */
  name: string;
  label: string;
  countries: readonly CountryOption[];
  /** Countries that can be chosen all at once. */
  union: readonly string[];
}

const UNION = "union";

/** Countries by name, as many as are wanted. */
export function CountryChoice({ form, name, label, countries, union }: CountryChoiceProps) {
  const [typed, setTyped] = useState("");
  const chosen = listOf(form, name);
  const asked = typed.trim().toLowerCase();
  const found = countries.filter(({ value, label }) => {
    return label.toLowerCase().includes(asked) || value.toLowerCase() === asked;
  });
  const all = { value: UNION, label: `European Union, all ${union.length}` };
  const options = "european union".includes(asked) ? [all, ...found] : found;
  const tell = (next: readonly string[]) => form.change({ [name]: [...new Set(next)].join(",") });
  const choose = (selected: readonly string[]) => {
    tell(selected.flatMap((value) => (value === UNION ? union : [value])));
    setTyped("");
  };
  const error = form.errors[name];
  return (
    <BlockStack gap="200">
      <Autocomplete
        allowMultiple
        options={options}
        selected={chosen}
        emptyState="No country with this name"
        onSelect={choose}
        textField={
          <Autocomplete.TextField
            label={label}
            autoComplete="off"
            placeholder="Search countries"
            value={typed}
            {...(error ? { error } : {})}
            onChange={setTyped}
          />
        }
      />
      {chosen.length > 0 ? (
        <InlineStack gap="200">
          {chosen.map((value) => (
            <Tag key={value} onRemove={() => tell(chosen.filter((one) => one !== value))}>
              {countries.find((one) => one.value === value)?.label ?? value}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
