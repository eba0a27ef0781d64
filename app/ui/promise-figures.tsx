import { BlockStack } from "@shopify/polaris";

import { Figure, FigureGrid } from "./figure.tsx";
import { PeriodHeading } from "./period-heading.tsx";

interface PromiseFiguresProps {
  figures: {
    kept: number;
    broken: number;
    open: number;
    moot: number;
    sorry: number;
    leftKept: number;
    leftBroken: number;
  };
  days: number;
  onDays: (days: number) => void;
}

/** What became of the first date that was told of each delivery. */
export function PromiseFigures({ figures, days, onDays }: PromiseFiguresProps) {
  const { kept, broken, open, moot, sorry, leftKept, leftBroken } = figures;
  const settled = kept + broken;
  const left = leftKept + leftBroken;
  return (
    <BlockStack gap="300">
      <PeriodHeading title="By the first date we told" days={days} onDays={onDays} />
      <FigureGrid>
        <Figure
          label="On time"
          value={share(kept, settled)}
          note={
            settled === 0 ? "nothing has come yet" : `${number(kept)} of ${number(settled)} came by the day told first`
          }
        />
        <Figure
          label="Left on time"
          value={share(leftKept, left)}
          note={
            left === 0
              ? "nothing was due to leave yet"
              : `${number(leftKept)} of ${number(left)} left by the day told first`
          }
        />
        <Figure
          label="Broken"
          value={number(broken)}
          note={`the last day passed before it came${broken === 0 ? "" : `; we said sorry for ${number(sorry)}, by message`}`}
        />
        <Figure
          label="Open"
          value={number(open)}
          note={moot === 0 ? "still to be kept" : `still to be kept; ${number(moot)} not needed any more`}
        />
      </FigureGrid>
    </BlockStack>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
}

function number(count: number): string {
  return count.toLocaleString("en-US");
}
