import { BlockStack, Card, Checkbox, InlineGrid, Text, TextField, type TextFieldProps } from "@shopify/polaris";

import { ColorField } from "./color-field.tsx";

/** The brand page's form as text, by field name; a checkbox is "on" or "". */
export type BrandDraft = Record<
  | "displayName"
  | "logoUrl"
  | "accentColor"
  | "supportEmail"
  | "supportUrl"
  | "returnsUrl"
  | "postalAddress"
  | "processingDays"
  | "transitDaysMin"
  | "transitDaysMax"
  | "picksOnPage",
  string
>;

interface BrandFieldsProps {
  draft: BrandDraft;
  errors: Partial<Record<keyof BrandDraft, string>>;
  shopName: string;
  onChange: (field: keyof BrandDraft, value: string) => void;
}

/** Every field of the brand page; what was refused says so right below. */
export function BrandFields({ draft, errors, shopName, onChange }: BrandFieldsProps) {
  const field = (name: keyof BrandDraft) => ({
    name,
    value: draft[name],
    autoComplete: "off",
    onChange: (value: string) => onChange(name, value),
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  const days = { type: "number", inputMode: "numeric", min: 0, suffix: "days" } satisfies Partial<TextFieldProps>;
  return (
    <BlockStack gap="400">
      <FieldCard title="Looks">
        <TextField label="Name shown to shoppers" placeholder={shopName} {...field("displayName")} maxLength={60} />
        <TextField
          label="Logo address"
          type="url"
          placeholder="https://"
          helpText="A wide picture works best."
          {...field("logoUrl")}
        />
        <ColorField label="Accent color" {...field("accentColor")} />
      </FieldCard>
      <FieldCard title="Whom shoppers ask">
        <TextField label="Support e-mail" type="email" {...field("supportEmail")} />
        <TextField label="Help page" type="url" placeholder="https://" {...field("supportUrl")} />
        <TextField label="Returns page" type="url" placeholder="https://" {...field("returnsUrl")} />
        <TextField
          label="Postal address"
          helpText="At the foot of every e-mail; the law of many countries asks for it."
          multiline={2}
          {...field("postalAddress")}
        />
      </FieldCard>
      <FieldCard
        title="Delivery times"
        note="In working days. They make the expected date until the carrier names one."
      >
        <TextField label="From order to carrier" {...days} {...field("processingDays")} />
        <InlineGrid columns={2} gap="300">
          <TextField label="Fastest on the road" {...days} {...field("transitDaysMin")} />
          <TextField label="Slowest on the road" {...days} {...field("transitDaysMax")} />
        </InlineGrid>
      </FieldCard>
      <FieldCard title="Product picks">
        <Checkbox
          label="Show picks on the tracking page"
          helpText="What goes with the order, from your own catalog. Never what was bought, never what is sold out."
          checked={draft.picksOnPage === "on"}
          onChange={(isOn) => onChange("picksOnPage", isOn ? "on" : "")}
        />
      </FieldCard>
    </BlockStack>
  );
}

function FieldCard({ title, note, children }: { title: string; note?: string; children: React.ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {note ? (
          <Text as="p" tone="subdued">
            {note}
          </Text>
        ) : null}
        {children}
      </BlockStack>
    </Card>
  );
}
