import { Text } from "@shopify/polaris";

import { FiguresTable } from "./figures-table.tsx";
import { biasWords, count, type Coverage, days, doubtOf, percent, rangeWords, type Score } from "./score-words.ts";
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

const TITLES = ["Parcels", "80 % window", "90 % window", "9 of 10 by", "Days wide", "Days off", "Came, days", "Score"];

/** Stated against seen, by one side of the parcels. */
export function ScoreTable({ title, note, heading, rows }: ScoreTableProps) {
  return (
    <SectionCard title={title} {...(note ? { note } : {})}>
      <FiguresTable
        names={{ singular: "row", plural: "rows" }}
        heading={heading}
        titles={TITLES}
        rows={rows.map(({ name, score }) => ({
          ...{ id: name, name },
          figures: [
            count(score.told),
            ...[score.in80, score.in90, score.by90].map((coverage, column) => (
              <CoverageCell key={column} coverage={coverage} />
            )),
            ...[days(score.width80), days(score.miss), biasWords(score.bias), days(score.score80)],
          ],
        }))}
      />
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
