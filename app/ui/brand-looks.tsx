import { BlockStack, Button, InlineGrid, InlineStack, Select, Text, TextField } from "@shopify/polaris";

import { ColorField } from "./color-field.tsx";
import { type Draft, type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";

export interface Preset {
  name: string;
  looks: Draft;
}

interface BrandLooksProps {
  form: DraftForm;
  shopName: string;
  presets: readonly Preset[];
  isTakingTheme: boolean;
  onTakeTheme: () => void;
}

const PROGRESS = [
  { value: "bar", label: "A line with stops" },
  { value: "dots", label: "Dots" },
  { value: "text", label: "Words only" },
];

/** Name, logo, colors and corners, by hand or from somewhere. */
export function BrandLooks({ form, shopName, presets, isTakingTheme, onTakeTheme }: BrandLooksProps) {
  return (
    <FieldCard title="Looks" note="Fonts and colors come from your theme. These are the touches on top.">
      <BlockStack gap="200">
        <Text as="span">Start from</Text>
        <InlineStack gap="200" wrap>
          {presets.map(({ name, looks }) => (
            <Button key={name} icon={<Swatch color={looks["accentColor"] ?? ""} />} onClick={() => form.change(looks)}>
              {name}
            </Button>
          ))}
          <Button onClick={onTakeTheme} loading={isTakingTheme}>
            Take colors from my theme
          </Button>
        </InlineStack>
      </BlockStack>
      <TextField
        label="Name shown to shoppers"
        placeholder={shopName}
        {...fieldOf(form, "displayName")}
        maxLength={60}
      />
      <TextField
        label="Logo address"
        type="url"
        placeholder="https://"
        helpText="For e-mails. A wide picture works best."
        {...fieldOf(form, "logoUrl")}
      />
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
        <ColorField label="Accent color" {...fieldOf(form, "accentColor")} />
        <ColorField label="Text color" placeholder="Theme’s own" {...fieldOf(form, "textColor")} />
        <ColorField label="Background color" placeholder="Theme’s own" {...fieldOf(form, "backgroundColor")} />
      </InlineGrid>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <TextField
          label="Corner radius"
          type="number"
          inputMode="numeric"
          min={0}
          max={32}
          suffix="pixels"
          {...fieldOf(form, "cornerRadius")}
        />
        <Select label="Progress" options={PROGRESS} {...fieldOf(form, "progressStyle")} />
      </InlineGrid>
    </FieldCard>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <span
      aria-hidden
      style={{ display: "block", width: 14, height: 14, margin: 3, borderRadius: "50%", background: color }}
    />
  );
}
