import {
  BlockStack,
  Button,
  ButtonGroup,
  InlineError,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";

import { CountryChoice, type CountryOption } from "./country-choice.tsx";
import { DaysBetween } from "./days-between.tsx";
import { type DraftForm, fieldOf, listOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";

interface ZonesProps {
  form: DraftForm;
  countries: readonly CountryOption[];
  union: readonly string[];
}

/** Where the road takes its own time. A zone's fields are `zone.<number>.…`, and `zones` is their order. */
export function DeliveryZones({ form, ...choices }: ZonesProps) {
  const zones = listOf(form, "zones");
  const tell = (next: readonly string[]) => form.change({ zones: next.join(",") });
  const add = () => {
    const name = String(Math.max(-1, ...zones.map(Number)) + 1);
    const blank = { countries: "", regions: "", postcodes: "", transitMin: "", transitMax: "" };
    const fields = Object.entries(blank).map(([field, value]) => [`zone.${name}.${field}`, value]);
    form.change({ ...(Object.fromEntries(fields) as Record<string, string>), zones: [...zones, name].join(",") });
  };
  const move = (from: number, to: number) => {
    const [moved, rest] = [zones.slice(from, from + 1), zones.toSpliced(from, 1)];
    tell(rest.toSpliced(to, 0, ...moved));
  };
  return (
    <FieldCard
      title="Zones"
      note="Places that take their own time, such as abroad, islands or a remote state. The first that fits counts, so put the narrow ones above the wide."
    >
      {zones.map((name, at) => (
        <Zone
          key={name}
          {...{ form, name, ...choices }}
          place={at + 1}
          onUp={at > 0 ? () => move(at, at - 1) : null}
          onDown={at < zones.length - 1 ? () => move(at, at + 1) : null}
          onRemove={() => tell(zones.toSpliced(at, 1))}
        />
      ))}
      <InlineStack>
        <Button onClick={add}>Add a zone</Button>
      </InlineStack>
      {form.errors["zones"] ? <InlineError fieldID="zones" message={form.errors["zones"]} /> : null}
    </FieldCard>
  );
}

interface ZoneProps extends ZonesProps {
  name: string;
  place: number;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
}

function Zone({ form, name, place, countries, union, onUp, onDown, onRemove }: ZoneProps) {
  const field = (of: string) => `zone.${name}.${of}`;
  const what = `zone ${place}`;
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h3" variant="headingSm">{`Zone ${place}`}</Text>
        <ButtonGroup>
          <Button variant="tertiary" disabled={!onUp} accessibilityLabel={`Move ${what} up`} onClick={() => onUp?.()}>
            Up
          </Button>
          <Button variant="tertiary" disabled={!onDown} accessibilityLabel={`Move ${what} down`} onClick={() => onDown?.()}>
            Down
          </Button>
          <Button variant="tertiary" tone="critical" accessibilityLabel={`Remove ${what}`} onClick={onRemove}>
            Remove
          </Button>
        </ButtonGroup>
      </InlineStack>
      <CountryChoice {...{ form, countries, union }} name={field("countries")} label="Countries" />
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <TextField label="Only states or provinces" placeholder="All" helpText="Codes: HI, AK" {...fieldOf(form, field("regions"))} />
        <TextField label="Only postcodes that begin with" placeholder="All" helpText="1 to 3 signs: 20, 974" {...fieldOf(form, field("postcodes"))} />
      </InlineGrid>
      <DaysBetween form={form} name={field("transit")} fastest="Fastest on the road" slowest="Slowest on the road" />
    </BlockStack>
  ); // prettier-ignore
}
