import { IndexTable, Text } from "@shopify/polaris";

import { biasWords, count, type Coverage, days, doubtOf, percent, rangeWords, type Score } from "./score-words.ts";
import { NumberCells } from "./number-cells.tsx";
import { SectionCard } from "./section-card.tsx";

export interface ScoreRow {
  name: string;
  score: Score;
}

interface ScoreTableProps {
  title: string;
  note?: string;
  /** What a row stands for: "Carrier". */
  heading: string;
  rows: ScoreRow[];
}

const NUMBER = { alignment: "end" } as const;

/** Stated against seen, by one side of the parcels. */
export function ScoreTable({ title, note, heading, rows }: ScoreTableProps) {
  return (
    <SectionCard title={title} {...(note ? { note } : {})}>
      <IndexTable
        selectable={false}
        resourceName={{ singular: "row", plural: "rows" }}
        itemCount={rows.length}
        headings={[
          { title: heading },
          { title: "Parcels", ...NUMBER },
          { title: "80 % window", ...NUMBER },
          { title: "90 % window", ...NUMBER },
          { title: "9 of 10 by", ...NUMBER },
          { title: "Days wide", ...NUMBER },
          { title: "Days off", ...NUMBER },
          { title: "Came, days", ...NUMBER },
          { title: "Score", ...NUMBER },
        ]}
      >
        {rows.map(({ name, score }, position) => (
          <IndexTable.Row id={name} key={name} position={position}>
            <IndexTable.Cell>
              <div style={{ whiteSpace: "normal", minWidth: "7rem" }}>{name}</div>
            </IndexTable.Cell>
            <NumberCells values={[count(score.told)]} />
            {[score.in80, score.in90, score.by90].map((coverage, column) => (
              <IndexTable.Cell key={column}>
                <CoverageCell coverage={coverage} />
              </IndexTable.Cell>
            ))}
            <NumberCells values={[days(score.width80), days(score.miss), biasWords(score.bias), days(score.score80)]} />
          </IndexTable.Row>
        ))}
      </IndexTable>
    </SectionCard>
  );
}

interface CoverageCellProps {
  coverage: Coverage;
  /** Whether it was meant to hold for a share: otherwise there is nothing to fall short of. */
  isStated?: boolean;
}

/** What was seen, the range it may lie in, and a word where it is not what was stated. */
export function CoverageCell({ coverage, isStated = true }: CoverageCellProps) {
  const doubt = isStated ? doubtOf(coverage) : null;
  const tone = doubt === null ? undefined : coverage.verdict === "narrow" ? "critical" : "subdued";
  return (
    <>
      <Text as="p" alignment="end" numeric {...(tone ? { tone } : {})}>
        {percent(coverage.seen)}
      </Text>
      {[rangeWords(coverage), doubt].map((line) =>
        line ? (
          <Text key={line} as="p" alignment="end" numeric variant="bodySm" tone="subdued">
            {line}
          </Text>
        ) : null,
      )}
    </>
  );
}
