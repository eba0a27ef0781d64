import { Figure, FigureGrid } from "./figure.tsx";
import { difference, formatCost, type ReplayTotals } from "./replay-words.ts";

interface ReplayFiguresProps {
  today: ReplayTotals;
  draft: ReplayTotals;
  price: { minor: number; currency: string } | null;
}

/** The four numbers a merchant decides by, each against today's. */
export function ReplayFigures({ today, draft, price }: ReplayFiguresProps) {
  const cost = price && {
    value: formatCost(draft.segments * price.minor, price.currency),
    note: `${formatCost(today.segments * price.minor, price.currency)} with today’s rules`,
  };
  return (
    <FigureGrid>
      <Figure label="Messages sent" value={count(draft.sent)} note={difference(today.sent, draft.sent)} />
      <Figure
        label={cost ? "Cost of texts" : "SMS segments"}
        value={cost?.value ?? count(draft.segments)}
        note={cost?.note ?? `${difference(today.segments, draft.segments)}; enter a price in the sending rules`}
      />
      <Figure label="Nights kept quiet" value={count(draft.nights)} note={difference(today.nights, draft.nights)} />
      <Figure label="Doubles avoided" value={count(draft.doubles)} note={difference(today.doubles, draft.doubles)} />
    </FigureGrid>
  );
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
