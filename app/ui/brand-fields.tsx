import { BlockStack, Checkbox, InlineGrid, TextField, type TextFieldProps } from "@shopify/polaris";

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

const days = { type: "number", inputMode: "numeric", min: 0, suffix: "days" } satisfies Partial<TextFieldProps>;

/** Every field of the brand page; what was refused says so right below. */
export function BrandFields({ form, onStage, cssProblems, ...looks }: BrandFieldsProps) {
  return (
    <BlockStack gap="400">
      <BrandLooks form={form} {...looks} />
      <BrandContent form={form} onStage={onStage} />
      <BrandLinks form={form} />
      <FieldCard
        title="Delivery times"
        note="In working days. They make the expected date until the carrier names one."
      >
        <TextField label="From order to carrier" {...days} {...fieldOf(form, "processingDays")} />
        <TextField
          label="Orders from this hour on count as the next day’s"
          placeholder="No such hour"
          {...days}
          min={1}
          max={23}
          suffix="o’clock"
          {...fieldOf(form, "cutOffHour")}
        />
        <InlineGrid columns={2} gap="300">
          <TextField label="Fastest on the road" {...days} {...fieldOf(form, "transitDaysMin")} />
          <TextField label="Slowest on the road" {...days} {...fieldOf(form, "transitDaysMax")} />
        </InlineGrid>
      </FieldCard>
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
