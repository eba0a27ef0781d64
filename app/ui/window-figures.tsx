import { BlockStack, Box, Select } from "@shopify/polaris";

import { Figure, FigureGrid } from "./figure.tsx";
import { EDGE, PeriodHeading } from "./period-heading.tsx";
import {
  biasWords,
  type Coverage,
  days,
  MOMENT_WORDS,
  NO_BIAS,
  percent,
  rangeWords,
  type Score,
} from "./score-words.ts";

interface WindowFiguresProps {
  score: Score;
  days: number;
  onDays: (days: number) => void;
  periods: readonly number[];
  moment: string;
  moments: readonly string[];
  onMoment: (moment: string) => void;
}

/** What was stated and what was seen, of the windows told at one moment. */
export function WindowFigures({ score, moment, moments, onMoment, ...period }: WindowFiguresProps) {
  return (
    <BlockStack gap="300">
      <PeriodHeading title="Stated and seen" {...period} />
      <Box paddingInline={EDGE}>
        <Select
          label="Windows told"
          labelInline
          options={moments.map((value) => ({ value, label: MOMENT_WORDS[value]?.title ?? value }))}
          value={moment}
          onChange={onMoment}
        />
      </Box>
      <FigureGrid>
        <Figure {...coverageFigure("Stated 80 %", score.in80)} />
        <Figure {...coverageFigure("Stated 90 %", score.in90)} />
        <Figure
          label="Days wide"
          value={days(score.width80)}
          note={`80 % window; the 90 % one: ${days(score.width90)}`}
        />
        <Figure
          label="Days off"
          value={days(score.miss)}
          note={score.miss === null ? "no parcels yet" : `from the middle, on average; ${biasNote(score.bias)}`}
        />
      </FigureGrid>
    </BlockStack>
  );
}

function coverageFigure(label: string, coverage: Coverage) {
  const { seen, verdict } = coverage;
  const note = seen === null ? "no parcels yet" : `came inside; the true share lies in ${rangeWords(coverage)}`;
  return { label, value: percent(seen), note, isAlarming: verdict === "narrow" };
}

function biasNote(bias: number | null): string {
  const words = biasWords(bias);
  return words === NO_BIAS ? "as often early as late" : `they came ${words} than expected`;
}
