import type { DayView } from "./view.ts";

/** The last day is told at once, everything before it on request. */
export function Story({ days, earlier }: { days: DayView[]; earlier: string }) {
  const [latest, ...before] = days;
  if (!latest) return null;
  return (
    <s-stack gap="base">
      <Day day={latest} />
      {before.length > 0 && (
        <s-details>
          <s-summary>{earlier}</s-summary>
          <s-stack gap="base" paddingBlockStart="small">
            {before.map((day) => (
              <Day key={day.label} day={day} />
            ))}
          </s-stack>
        </s-details>
      )}
    </s-stack>
  );
}

function Day({ day }: { day: DayView }) {
  return (
    <s-stack gap="small-300">
      <s-text type="small" color="subdued">
        {day.label}
      </s-text>
      <s-stack gap="small-300" accessibilityRole="ordered-list">
        {day.entries.map((entry, index) => (
          <s-grid key={index} accessibilityRole="list-item" gridTemplateColumns="72px 1fr" gap="small-200">
            <s-text color="subdued">
              <s-time dateTime={entry.at}>{entry.time}</s-time>
            </s-text>
            <s-stack gap="none">
              <s-text dir="auto">{entry.text}</s-text>
              {entry.place !== "" && (
                <s-text type="small" color="subdued" dir="auto">
                  {entry.place}
                </s-text>
              )}
            </s-stack>
          </s-grid>
        ))}
      </s-stack>
    </s-stack>
  );
}
