import { Figure, FigureGrid } from "./figure.tsx";
import { type CostBasis, difference, type ReplayTotals, tellCost } from "./replay-words.ts";

interface ReplayFiguresProps {
  today: ReplayTotals;
  draft: ReplayTotals;
  cost: CostBasis | null;
}

/** The four numbers a merchant decides by, each against today's. */
export function ReplayFigures({ today, draft, cost }: ReplayFiguresProps) {
  const price = tellCost(today, draft, cost);
  return (
    <FigureGrid>
      <Figure label="Messages sent" value={count(draft.sent)} note={difference(today.sent, draft.sent)} />
      <Figure
        label={price ? "Cost of texts" : "SMS segments"}
        value={price?.value ?? count(draft.segments)}
        note={price?.note ?? `${difference(today.segments, draft.segments)}; enter a price in the sending rules`}
      />
      <Figure label="Nights kept quiet" value={count(draft.nights)} note={difference(today.nights, draft.nights)} />
      <Figure label="Doubles avoided" value={count(draft.doubles)} note={difference(today.doubles, draft.doubles)} />
    </FigureGrid>
  );
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
