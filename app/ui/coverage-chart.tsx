import { BlockStack, Card, Text } from "@shopify/polaris";

import { parcels, percent, rangeWords, type Score } from "./score-words.ts";

export interface Week {
  /** "2 Nov" */
  name: string;
  score: Score;
}

/** Shares below are drawn at the bottom edge. */
const LOWEST = 0.4;
const HEIGHT = "9rem";
const COLORS = {
  range: "var(--p-color-border-info)",
  seen: "var(--p-color-bg-fill-info-active)",
  narrow: "var(--p-color-bg-fill-critical)",
  stated: "var(--p-color-border-inverse)",
};

/** How many came inside the 80 % window, week by week, with the range the true share lies in. */
export function CoverageChart({ weeks }: { weeks: Week[] }) {
  if (weeks.length < 2) return null;
  // Labels need room, which not every one of many weeks has.
  const step = Math.ceil(weeks.length / 6);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Week by week
        </Text>
        <Text as="p" tone="subdued">
          The share that came inside the window stated to hold for 80 % (the line), by the week in which it ran out. The
          bars are the range in which the true share lies.
        </Text>
        <div aria-hidden="true" style={{ position: "relative", height: HEIGHT, marginInlineStart: "2.5rem" }}>
          {[0.5, 0.8, 1].map((share) => (
            <Level key={share} share={share} isStated={share === 0.8} />
          ))}
          <div style={{ display: "flex", height: "100%", position: "relative" }}>
            {weeks.map((week) => (
              <Column key={week.name} week={week} />
            ))}
          </div>
        </div>
        <div aria-hidden="true" style={{ display: "flex", marginInlineStart: "2.5rem" }}>
          {weeks.map(({ name }, place) => (
            <div key={name} style={{ flex: "1 1 0", minWidth: 0, textAlign: "center", whiteSpace: "nowrap" }}>
              {place % step === 0 ? (
                <Text as="span" variant="bodySm" tone="subdued">
                  {name}
                </Text>
              ) : null}
            </div>
          ))}
        </div>
        <details>
          <summary>As a table</summary>
          <WeekTable weeks={weeks} />
        </details>
      </BlockStack>
    </Card>
  );
}

function Column({ week: { name, score } }: { week: Week }) {
  const { seen, range, verdict } = score.in80;
  if (seen === null || !range) return <div style={{ flex: "1 1 0" }} />;
  const color = verdict === "narrow" ? COLORS.narrow : COLORS.seen;
  return (
    <div
      style={{ flex: "1 1 0", position: "relative" }}
      title={`${name}: ${percent(seen)} (${rangeWords(score.in80)}) of ${parcels(score.told)}`}
    >
      <Bar from={range.low} to={range.high} width="6px" color={COLORS.range} />
      <div style={{ ...centered, bottom: place(seen), width: 10, height: 10, marginBottom: -5, background: color }} />
    </div>
  );
}

function Bar({ from, to, width, color }: { from: number; to: number; width: string; color: string }) {
  const top = `calc(100% - ${place(to)})`;
  return <div style={{ ...centered, bottom: place(from), top, width, background: color }} />;
}

function Level({ share, isStated }: { share: number; isStated: boolean }) {
  const line = isStated ? `2px solid ${COLORS.stated}` : "1px dashed var(--p-color-border)";
  return (
    <div style={{ position: "absolute", insetInline: 0, bottom: place(share), borderTop: line }}>
      <div
        style={{
          position: "absolute",
          insetInlineEnd: "100%",
          top: "-0.7rem",
          paddingInlineEnd: "0.5rem",
          whiteSpace: "nowrap",
        }}
      >
        <Text as="span" variant="bodySm" tone="subdued">
          {percent(share)}
        </Text>
      </div>
    </div>
  );
}

const centered = { position: "absolute", left: "50%", transform: "translateX(-50%)", borderRadius: 6 } as const;

/** How far up a share is. */
function place(share: number): string {
  return `${(100 * Math.max(0, share - LOWEST)) / (1 - LOWEST)}%`;
}

function WeekTable({ weeks }: { weeks: Week[] }) {
  return (
    <table style={{ borderSpacing: "1rem 0.25rem", textAlign: "start" }}>
      <thead>
        <tr>
          {["Week of", "Parcels", "Came inside", "Range"].map((title) => (
            <th key={title} scope="col" style={{ textAlign: "start" }}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ name, score }) => (
          <tr key={name}>
            <th scope="row" style={{ textAlign: "start", fontWeight: "normal" }}>
              {name}
            </th>
            <td>{score.told.toLocaleString("en-US")}</td>
            <td>{percent(score.in80.seen)}</td>
            <td>{rangeWords(score.in80)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
