import { BlockStack, Box, Card, InlineGrid, InlineStack, Select, Spinner, Text, TextField } from "@shopify/polaris";

import type { CountryOption } from "./country-choice.tsx";
import { DayCalendar, type PlannedDay } from "./day-calendar.tsx";
import type { Draft } from "./draft-form.ts";
import { formatDays } from "./format-time.ts";

export interface NamedDay {
  on: string;
  name: string;
}

/** What the rules make of an order; days are `2026-12-24`. */
export interface ExampleView {
  orderedOn: string;
  shipsByOn: string;
  earliestOn: string;
  latestOn: string;
  /** The place of its zone in the list; null when none fits. */
  zone: number | null;
  days: PlannedDay[];
  holidaysHere: NamedDay[];
  holidaysThere: NamedDay[];
}

export interface ExampleAnswer {
  errors: Readonly<Record<string, string>>;
  example: ExampleView | null;
  regions: { code: string; name: string }[];
}

/** An order placed now, to where the shop is. */
export const NEW_EXAMPLE: Draft = {
  "example.country": "",
  "example.region": "",
  "example.area": "",
  "example.on": "",
  "example.hour": "12",
};

interface DeliveryExampleProps {
  wish: Draft;
  countries: CountryOption[];
  home: { name: string | null };
  answer: ExampleAnswer | null;
  state: "busy" | "ready" | "failed";
  onWish: (change: Draft) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => {
  return { value: String(hour), label: `${String(hour).padStart(2, "0")}:00` };
});

/** The rules on one order: when it leaves, when it arrives, and which days do not count. */
export function DeliveryExample({ wish, countries, home, answer, state, onWish }: DeliveryExampleProps) {
  const field = (name: string) => ({
    value: wish[`example.${name}`] ?? "",
    autoComplete: "off",
    onChange: (value: string) => onWish({ [`example.${name}`]: value }),
  });
  const isNow = wish["example.on"] === "";
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            For example
          </Text>
          {/* As high as the heading, so that nothing below moves while it turns. */}
          <div style={{ height: 20 }}>
            {state === "busy" ? <Spinner size="small" accessibilityLabel="Counting" /> : null}
          </div>
        </InlineStack>
        <InlineGrid columns={2} gap="300">
          <TextField
            label="An order placed on"
            type="date"
            helpText={isNow ? "Empty: right now" : ""}
            {...field("on")}
            clearButton
            onClearButtonClick={() => onWish({ "example.on": "" })}
          />
          <Select label="At" options={HOURS} disabled={isNow} {...field("hour")} />
          <Select
            label="Sent to"
            options={[{ value: "", label: home.name ?? "Your shop’s country" }, ...countries]}
            {...field("country")}
          />
          <InlineGrid columns={2} gap="300">
            <TextField label="State code" placeholder="Any" {...field("region")} />
            <TextField label="Postcode" placeholder="Any" {...field("area")} />
          </InlineGrid>
        </InlineGrid>
        <div aria-live="polite">
          <Told {...{ answer, state }} />
        </div>
      </BlockStack>
    </Card>
  );
}

function Told({ answer, state }: Pick<DeliveryExampleProps, "answer" | "state">) {
  if (state === "failed") {
    return (
      <Text as="p" tone="critical">
        This could not be counted. It is tried again with your next change.
      </Text>
    );
  }
  if (answer === null) return <Box minHeight="280px" />;
  const { example } = answer;
  if (example === null) {
    return (
      <Text as="p" tone="subdued">
        It is counted again once the marked fields are right.
      </Text>
    );
  }
  const { shipsByOn, earliestOn, latestOn, zone, days } = example;
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="p" variant="headingLg">{`Arrives ${formatDays(earliestOn, latestOn)}`}</Text>
        <Text as="p">{`Ships by ${formatDays(shipsByOn, shipsByOn)}`}</Text>
        <Text as="p" tone="subdued">
          {zone === null ? "No zone fits: what counts everywhere is used." : `Zone ${zone + 1} fits.`}
        </Text>
      </BlockStack>
      <DayCalendar days={days} />
    </BlockStack>
  );
}
