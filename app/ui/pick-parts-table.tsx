import { IndexTable, Text } from "@shopify/polaris";

import { formatMoney } from "#app/lib/money.ts";

import { NumberCells } from "./number-cells.tsx";
import { NothingHere, SectionCard } from "./section-card.tsx";

export interface PickPart {
  name: string;
  clicks: number;
  /** By whom is not known; people and machines. */
  unknownClicks: number;
  orders: number;
  netMinor: number;
}

interface PickPartsTableProps {
  title: string;
  /** What a row stands for: "Kind". */
  heading: string;
  rows: PickPart[];
  currency: string;
}

/** Clicks, orders and money of picks by one of their sides. */
export function PickPartsTable({ title, heading, rows, currency }: PickPartsTableProps) {
  return (
    <SectionCard title={title}>
      {rows.length === 0 ? (
        <NothingHere>Nobody has followed a pick in these days.</NothingHere>
      ) : (
        <IndexTable
          selectable={false}
          resourceName={{ singular: "row", plural: "rows" }}
          itemCount={rows.length}
          headings={[
            { title: heading },
            { title: "Followed", alignment: "end" },
            { title: "Orders", alignment: "end" },
            { title: "Net", alignment: "end" },
          ]}
        >
          {rows.map(({ name, clicks, unknownClicks, orders, netMinor }, position) => (
            <IndexTable.Row id={name} key={name} position={position}>
              <IndexTable.Cell>
                <div style={{ whiteSpace: "normal", minWidth: "6rem" }}>
                  {name}
                  {unknownClicks > 0 ? (
                    <Text as="p" variant="bodySm" tone="subdued">
                      {`${unknownClicks.toLocaleString("en-US")} more clicks, by whom is not known`}
                    </Text>
                  ) : null}
                </div>
              </IndexTable.Cell>
              <NumberCells
                values={[
                  clicks.toLocaleString("en-US"),
                  orders.toLocaleString("en-US"),
                  formatMoney(netMinor, currency),
                ]}
              />
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
    </SectionCard>
  );
}
