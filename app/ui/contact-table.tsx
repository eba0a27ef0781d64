import { IndexTable, Text } from "@shopify/polaris";

import { doubtWords, type Rate, rateWords } from "./contact-rate-words.ts";
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
                <Text as="span">{row.name}</Text>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="p" alignment="end" numeric fontWeight="semibold">
                  {rateWords(row.together)}
                </Text>
                <Text as="p" alignment="end" variant="bodySm" tone="subdued">
                  {doubtWords(row.together)}
                </Text>
              </IndexTable.Cell>
              {[row.onPage, row.atDesk, row.together.contacts].map((count, column) => (
                <IndexTable.Cell key={column}>
                  <Text as="span" alignment="end" numeric>
                    {count.toLocaleString("en-US")}
                  </Text>
                </IndexTable.Cell>
              ))}
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
    </SectionCard>
  );
}
