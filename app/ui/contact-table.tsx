import { IndexTable, Text } from "@shopify/polaris";

import { doubtWords, type Rate, rateWords } from "./contact-rate-words.ts";
import { NumberCells } from "./number-cells.tsx";
import { NothingHere, SectionCard } from "./section-card.tsx";

export interface ContactTableRow {
  name: string;
  together: Rate;
  onPage: number;
  atDesk: number;
}

interface ContactTableProps {
  title: string;
  note: string;
  /** What a row stands for: "Stage". */
  heading: string;
  rows: ContactTableRow[];
  nothing: string;
}

const EMPHASIS = { fontWeight: "semibold" } as const;

/** Contacts by one of their sides, the most frequent first. */
export function ContactTable({ title, note, heading, rows, nothing }: ContactTableProps) {
  return (
    <SectionCard title={title} note={note}>
      {rows.length === 0 ? (
        <NothingHere>{nothing}</NothingHere>
      ) : (
        <IndexTable
          selectable={false}
          resourceName={{ singular: "row", plural: "rows" }}
          itemCount={rows.length}
          headings={[
            { title: heading },
            { title: "Per 100 orders", alignment: "end" },
            { title: "On the page", alignment: "end" },
            { title: "Help desk", alignment: "end" },
            { title: "Together", alignment: "end" },
          ]}
        >
          {rows.map((row, position) => (
            <IndexTable.Row id={row.name} key={row.name} position={position}>
              <IndexTable.Cell>
                <NameCell row={row} />
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric {...(row.together.isThin ? { tone: "subdued" } : EMPHASIS)}>
                  {rateWords(row.together)}
                </Text>
              </IndexTable.Cell>
              <NumberCells
                values={[row.onPage, row.atDesk, row.together.contacts].map((count) => count.toLocaleString("en-US"))}
              />
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
    </SectionCard>
  );
}

/** A rate that says little is told quietly, and what it may really be stands beside its name. */
function NameCell({ row }: { row: ContactTableRow }) {
  const doubt = doubtWords(row.together);
  return (
    <div style={{ whiteSpace: "normal", minWidth: "8rem" }}>
      <Text as="p">{row.name}</Text>
      {doubt ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {doubt}
        </Text>
      ) : null}
    </div>
  );
}
