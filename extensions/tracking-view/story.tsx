import type { DayView } from "./view.ts";

/** So much is told at once. */
const LATEST = 3;

/** The latest news are told at once, everything before them on request. */
export function Story({ days, earlier }: { days: DayView[]; earlier: string }) {
  const [today] = days;
  if (!today) return null;
  const rest = { ...today, entries: today.entries.slice(LATEST) };
  const before = [...(rest.entries.length > 0 ? [rest] : []), ...days.slice(1)];
  return (
    <s-stack gap="base">
      <Day day={{ ...today, entries: today.entries.slice(0, LATEST) }} />
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
              <s-text>{entry.text}</s-text>
              {entry.place !== "" && (
                <s-text type="small" color="subdued">
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
