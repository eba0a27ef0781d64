import { BlockStack } from "@shopify/polaris";

import { Figure, FigureGrid } from "./figure.tsx";
import { PeriodHeading } from "./period-heading.tsx";

interface PromiseFiguresProps {
  figures: { kept: number; broken: number; open: number; moot: number; sorry: number };
  days: number;
  onDays: (days: number) => void;
}

/** What became of the first date that was told of each delivery. */
export function PromiseFigures({ figures, days, onDays }: PromiseFiguresProps) {
  const { kept, broken, open, moot, sorry } = figures;
  const settled = kept + broken;
  const share = settled === 0 ? "–" : `${Math.round((kept / settled) * 100)} %`;
  return (
    <BlockStack gap="300">
      <PeriodHeading title="By the first date we told" days={days} onDays={onDays} />
      <FigureGrid>
        <Figure
          label="On time"
          value={share}
          note={
            settled === 0 ? "nothing has come yet" : `${number(kept)} of ${number(settled)} came by the day told first`
          }
        />
        <Figure label="Broken" value={number(broken)} note="the last day passed before it came" />
        <Figure label="Said sorry" value={number(sorry)} note="of those broken: once each, by message" />
        <Figure
          label="Open"
          value={number(open)}
          note={moot === 0 ? "still to be kept" : `still to be kept; ${number(moot)} not needed any more`}
        />
      </FigureGrid>
    </BlockStack>
  );
}

function number(count: number): string {
  return count.toLocaleString("en-US");
}
