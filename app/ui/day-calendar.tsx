import { BlockStack, InlineStack, Text } from "@shopify/polaris";

import { laterDay } from "./day-ranges.ts";
import { formatDays } from "./format-time.ts";
import { WEEKDAYS } from "./weekday-choice.tsx";

/** One day of an order's way. */
export interface PlannedDay {
  on: string;
  part: "packing" | "road" | "arrival";
  /** Why it does not count: "weekday", "closed", or a holiday's name; null when it does. */
  rest: string | null;
}

const PARTS = {
  packing: { word: "Packing", color: "var(--p-color-bg-fill-info-secondary)" },
  road: { word: "On the road", color: "var(--p-color-bg-fill-warning-secondary)" },
  arrival: { word: "May arrive", color: "var(--p-color-bg-fill-success-secondary)" },
} as const;
const IDLE = "var(--p-color-bg-fill-disabled)";

/** The days of an order's way as a calendar, a week a row. */
export function DayCalendar({ days }: { days: readonly PlannedDay[] }) {
  const first = days[0];
  if (!first) return null;
  const blank = (new Date(first.on).getUTCDay() + 6) % 7;
  const named = days.filter(({ rest }) => rest !== null && rest !== "weekday");
  return (
    <BlockStack gap="300">
      <ol style={grid}>
        {WEEKDAYS.map((word) => (
          <li key={word} aria-hidden style={{ textAlign: "center" }}>
            <Text as="span" variant="bodySm" tone="subdued">
              {word}
            </Text>
          </li>
        ))}
        {Array.from({ length: blank }, (_, at) => (
          <li key={laterDay(first.on, at - blank)} aria-hidden />
        ))}
        {days.map((day, at) => (
          <Cell key={day.on} day={day} isFirst={at === 0} />
        ))}
      </ol>
      <InlineStack gap="300">
        {[...Object.values(PARTS), { word: "Does not count", color: IDLE }].map(({ word, color }) => (
          <InlineStack key={word} gap="100" blockAlign="center">
            <span aria-hidden style={{ ...dot, background: color }} />
            <Text as="span" variant="bodySm">
              {word}
            </Text>
          </InlineStack>
        ))}
      </InlineStack>
      {named.length > 0 ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {named.map(({ on, rest }) => `${formatDays(on, on)}: ${rest === "closed" ? "closed" : rest}`).join(" · ")}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function Cell({ day: { on, part, rest }, isFirst }: { day: PlannedDay; isFirst: boolean }) {
  const why = rest === null ? PARTS[part].word : rest === "weekday" ? "does not count" : `does not count, ${rest}`;
  const style = { ...cell, background: rest === null ? PARTS[part].color : IDLE };
  return (
    <li style={style} title={`${formatDays(on, on)}: ${why}`}>
      <Text as="span" visuallyHidden>{`${formatDays(on, on)}: ${why}`}</Text>
      <span aria-hidden style={rest === null ? {} : { textDecoration: "line-through", opacity: 0.6 }}>
        {isFirst || on.endsWith("-01") ? dayAndMonth(on) : Number(on.slice(8))}
      </span>
    </li>
  );
}

function dayAndMonth(day: string): string {
  return new Date(day).toLocaleDateString("en-US", { timeZone: "UTC", day: "numeric", month: "short" });
}

const grid = {
  display: "grid",
  gridTemplateColumns: "repeat(7, minmax(0, 1fr))",
  gap: 4,
  listStyle: "none",
  margin: 0,
  padding: 0,
} as const;
const cell = { textAlign: "center", padding: "6px 0", borderRadius: 8, fontVariantNumeric: "tabular-nums" } as const;
const dot = { width: 12, height: 12, borderRadius: 4, display: "inline-block" } as const;
