import { FiguresTable } from "./figures-table.tsx";
import { CoverageCell } from "./score-table.tsx";
import { biasWords, count, type Coverage, days, percent, wayWords } from "./score-words.ts";
import { SectionCard } from "./section-card.tsx";

interface Way {
  way: string;
  told: number;
  inTime: Coverage;
  inside: number | null;
  width: number | null;
  miss: number | null;
  bias: number | null;
  score: number | null;
}

const TITLES = ["Parcels", "By the last day", "In the window", "Days wide", "Days off", "Came, days", "Score"];

/** What shoppers are told, beside what else they might have been told. */
export function WaysTable({ ways, isTold }: { ways: Way[]; isTold: boolean }) {
  return (
    <SectionCard
      title="Compared with other dates"
      note="In whole days at the destination. The score is a window’s width, and ten times every day it was missed by: lower is better."
    >
      <FiguresTable
        names={{ singular: "date", plural: "dates" }}
        heading="Date"
        titles={TITLES}
        rows={ways.map(({ way, told, inTime, inside, width, miss, bias, score }) => ({
          id: way,
          name: wayWords(way, isTold),
          figures: [
            count(told),
            <CoverageCell key="in time" coverage={inTime} isStated={way.startsWith("ours")} />,
            ...[percent(inside), days(width), days(miss), biasWords(bias), days(score)],
          ],
        }))}
      />
    </SectionCard>
  );
}
