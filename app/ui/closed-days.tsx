import { BlockStack, Box, Button, DatePicker, InlineError, InlineStack, Popover, Tag, Text } from "@shopify/polaris";
import { useState } from "react";

import { daysFrom } from "#app/lib/day.ts";

import { type DayRange, rangesOf } from "./day-ranges.ts";
import { type DraftForm, listOf } from "./draft-form.ts";
import { formatDays } from "./format-time.ts";

interface ClosedDaysProps {
  form: DraftForm;
  name: string;
  label: string;
  /** `2026-11-26` */
  today: string;
}

/** Days on which nothing is packed: single days and whole holidays. */
export function ClosedDays({ form, name, label, today }: ClosedDaysProps) {
  const days = listOf(form, name);
  const tell = (next: readonly string[]) => form.change({ [name]: [...new Set(next)].toSorted().join(",") });
  const ranges = rangesOf(days);
  return (
    <BlockStack gap="200">
      <Text as="p">{label}</Text>
      {ranges.length > 0 ? (
        <InlineStack gap="200">
          {ranges.map((range) => (
            <Tag key={range.from} onRemove={() => tell(days.filter((day) => day < range.from || day > range.to))}>
              {tellRange(range, today)}
            </Tag>
          ))}
        </InlineStack>
      ) : (
        <Text as="p" tone="subdued">
          None so far.
        </Text>
      )}
      <AddDays today={today} onAdd={({ from, to }) => tell([...days, ...daysFrom(from, to)])} />
      {form.errors[name] ? <InlineError fieldID={name} message={form.errors[name]} /> : null}
    </BlockStack>
  );
}

function AddDays({ today, onAdd }: { today: string; onAdd: (range: DayRange) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [shown, setShown] = useState(() => monthOf(today));
  const [range, setRange] = useState<DayRange>({ from: today, to: today });
  const add = () => {
    onAdd(range);
    setIsOpen(false);
  };
  return (
    <Popover
      active={isOpen}
      fluidContent
      preferredAlignment="left"
      activator={
        <Button disclosure onClick={() => setIsOpen(!isOpen)}>
          Add days off
        </Button>
      }
      onClose={() => setIsOpen(false)}
    >
      <Box padding="400" maxWidth="320px">
        <BlockStack gap="300">
          <DatePicker
            {...shown}
            allowRange
            weekStartsOn={1}
            selected={{ start: localDate(range.from), end: localDate(range.to) }}
            disableDatesBefore={localDate(today)}
            onMonthChange={(month, year) => setShown({ month, year })}
            onChange={({ start, end }) => setRange({ from: pickedDay(start), to: pickedDay(end) })}
          />
          <Button variant="primary" onClick={add}>
            {`Add ${tellRange(range, today)}`}
          </Button>
        </BlockStack>
      </Box>
    </Popover>
  );
}

/** The year is told where it is not this one. */
function tellRange({ from, to }: DayRange, today: string): string {
  return to.slice(0, 4) === today.slice(0, 4) ? formatDays(from, to) : `${formatDays(from, to)}, ${to.slice(0, 4)}`;
}

function monthOf(day: string) {
  return { month: Number(day.slice(5, 7)) - 1, year: Number(day.slice(0, 4)) };
}

/** Polaris's picker speaks in midnights of the browser's zone. */
function localDate(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

function pickedDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
