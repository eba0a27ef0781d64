import { Link } from "@remix-run/react";
import { BlockStack, Box, IndexTable, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

import { Blank } from "./blank.tsx";
import { formatMoment } from "./format-time.ts";
import { type NewestFirst, newestFirst, PagedTable, type RowProps } from "./paged-table.tsx";
import { OutcomeBadge, Sorry, ToldOn } from "./told-list.tsx";
import { groundWords, type ToldRow, windowWords } from "./told-words.ts";

interface ToldTableProps extends NewestFirst {
  rows: ToldRow[];
  clock: { timeZone: string; now: string };
  filters: ReactNode;
  isFiltered: boolean;
  onClear: () => void;
}

const HEADINGS = ["Order", "Told", "Where", "When", "What became of it"];

/** A page of the ledger, the latest first; on a phone each window is a few lines. */
export function ToldTable({ rows, clock, filters, isFiltered, onClear, ...paging }: ToldTableProps) {
  return (
    <PagedTable
      {...{ rows, clock, filters, headings: HEADINGS }}
      names={{ singular: "date", plural: "dates" }}
      nothing={<NothingTold isFiltered={isFiltered} onClear={onClear} />}
      pagination={newestFirst(paging, "dates")}
      wide={WideRow}
      narrow={NarrowRow}
    />
  );
}

function WideRow({ row, position, clock }: RowProps<ToldRow, ToldTableProps["clock"]>) {
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        <OrderName row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p">{windowWords(row)}</Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {groundWords(row)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ToldOn row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>{formatMoment(row.toldAt, clock.timeZone, clock.now)}</IndexTable.Cell>
      <IndexTable.Cell>
        <OutcomeBadge outcome={row.outcome} />
        <Sorry row={row} clock={clock} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function NarrowRow({ row, position, clock }: RowProps<ToldRow, ToldTableProps["clock"]>) {
  return (
    <IndexTable.Row id={row.id} position={position}>
      <Box padding="300" paddingInline="400" width="100%">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="span">
              <OrderName row={row} /> {windowWords(row)}
            </Text>
            <OutcomeBadge outcome={row.outcome} />
          </InlineStack>
          <Text as="span" variant="bodySm" tone="subdued" breakWord>
            <ToldOn row={row} />, {formatMoment(row.toldAt, clock.timeZone, clock.now)}; {groundWords(row)}
          </Text>
          <Sorry row={row} clock={clock} />
        </BlockStack>
      </Box>
    </IndexTable.Row>
  );
}

/** A parcel leads to its page; an order in no parcel yet has none here. */
function OrderName({ row }: { row: ToldRow }) {
  const name = (
    <Text as="span" fontWeight="semibold">
      {row.orderName}
    </Text>
  );
  if (row.shipmentId === null) return name;
  return (
    <Link to={`/app/shipments/${row.shipmentId}`} data-primary-link className="Polaris-Link Polaris-Link--monochrome">
      {name}
    </Link>
  );
}

function NothingTold({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (isFiltered) {
    return (
      <Blank title="No date matches" action={{ content: "Show all dates", onAction: onClear }}>
        Try more days, another tab, or the whole order number.
      </Blank>
    );
  }
  return (
    <Blank title="No dates told yet">
      Every delivery date that a shopper is told, by page, e-mail or text, appears here, and whether it was kept.
    </Blank>
  );
}
