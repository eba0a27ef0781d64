import { IndexTable } from "@shopify/polaris";

import { NumberCells } from "./number-cells.tsx";
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

const NUMBER = { alignment: "end" } as const;

/** What shoppers are told, beside what else they might have been told. */
export function WaysTable({ ways, isTold }: { ways: Way[]; isTold: boolean }) {
  return (
    <SectionCard
      title="Compared with other dates"
      note="In whole days at the destination. The score is a window’s width, and ten times every day it was missed by: lower is better."
    >
      <IndexTable
        selectable={false}
        resourceName={{ singular: "date", plural: "dates" }}
        itemCount={ways.length}
        headings={[
          { title: "Date" },
          { title: "Parcels", ...NUMBER },
          { title: "By the last day", ...NUMBER },
          { title: "In the window", ...NUMBER },
          { title: "Days wide", ...NUMBER },
          { title: "Days off", ...NUMBER },
          { title: "Came, days", ...NUMBER },
          { title: "Score", ...NUMBER },
        ]}
      >
        {ways.map(({ way, told, inTime, inside, width, miss, bias, score }, position) => (
          <IndexTable.Row id={way} key={way} position={position}>
            <IndexTable.Cell>
              <div style={{ whiteSpace: "normal", minWidth: "10rem" }}>{wayWords(way, isTold)}</div>
            </IndexTable.Cell>
            <NumberCells values={[count(told)]} />
            <IndexTable.Cell>
              <CoverageCell coverage={inTime} isStated={way.startsWith("ours")} />
            </IndexTable.Cell>
            <NumberCells values={[percent(inside), days(width), days(miss), biasWords(bias), days(score)]} />
          </IndexTable.Row>
        ))}
      </IndexTable>
    </SectionCard>
  );
}
