import { BlockStack, Checkbox, TextField } from "@shopify/polaris";

import { BrandContent } from "./brand-content.tsx";
import { BrandCss } from "./brand-css.tsx";
import { BrandLinks } from "./brand-links.tsx";
import { BrandLooks, type Preset } from "./brand-looks.tsx";
import { type DraftForm, fieldOf, isOn } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import type { StageName } from "./stage-words.ts";

interface BrandFieldsProps {
  form: DraftForm;
  shopName: string;
  presets: readonly Preset[];
  isTakingTheme: boolean;
  onTakeTheme: () => void;
  onStage: (stage: StageName) => void;
  cssProblems: string;
}

/** Every field of the brand page; what was refused says so right below. */
export function BrandFields({ form, onStage, cssProblems, ...looks }: BrandFieldsProps) {
  return (
    <BlockStack gap="400">
      <BrandLooks form={form} {...looks} />
      <BrandContent form={form} onStage={onStage} />
      <BrandLinks form={form} />
      <FieldCard title="What the page shows">
        <Switch
          form={form}
          name="picksOnPage"
          label="Show picks on the tracking page"
          helpText="What goes with the order, from your own catalog. Never what was bought, never what is sold out."
        />
        <Switch
          form={form}
          name="maskCarrier"
          label="Hide the carrier"
          helpText="Its name, number and link, and places abroad, are not shown: for goods that come straight from a supplier."
        />
        <TextField
          label="Care instructions"
          helpText="Product metafields that hold how to care for it, as text or as a link. The first that is filled counts."
          {...fieldOf(form, "careSources")}
        />
      </FieldCard>
      <BrandCss form={form} problems={cssProblems} />
    </BlockStack>
  );
}

function Switch({ form, name, label, helpText }: { form: DraftForm; name: string; label: string; helpText: string }) {
  return (
    <Checkbox
      label={label}
      helpText={helpText}
      checked={isOn(form, name)}
      onChange={(on) => form.change({ [name]: on ? "on" : "" })}
    />
  );
}
