import { BlockStack, IndexTable, InlineStack, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import type { Status } from "#app/tracking/status.ts";

import { Blank } from "./blank.tsx";
import { formatAge } from "./format-time.ts";
import { PagedTable, type RowProps } from "./paged-table.tsx";
import { StatusBadge } from "./status-badge.tsx";

export interface ShipmentRow {
  id: string;
  orderName: string;
  status: Status;
  carrier: string;
  number: string;
  country: string | null;
  statusAt: string;
}

interface ShipmentTableProps {
  rows: ShipmentRow[];
  total: number;
  page: number;
  pageCount: number;
  now: string;
  filters: ReactNode;
  isFiltered: boolean;
  isSearched: boolean;
  onClear: () => void;
  onPage: (page: number) => void;
}

const HEADINGS = ["Order", "Status", "Carrier", "Tracking number", "To", "Last change"];

/** A page of parcels; on a phone each is two lines. */
export function ShipmentTable({ rows, total, page, pageCount, now, filters, ...props }: ShipmentTableProps) {
  const { onPage, ...asked } = props;
  return (
    <PagedTable
      {...{ rows, clock: now, filters, headings: HEADINGS }}
      names={{ singular: "parcel", plural: "parcels" }}
      nothing={<NoShipments {...asked} />}
      pagination={{
        hasPrevious: page > 1,
        hasNext: page < pageCount,
        onPrevious: () => onPage(page - 1),
        onNext: () => onPage(page + 1),
        label: pageCount > 1 ? `${parcels(total)}, page ${page} of ${pageCount}` : parcels(total),
      }}
      wide={WideRow}
      narrow={NarrowRow}
    />
  );
}

function WideRow({ row, position, clock: now }: RowProps<ShipmentRow, string>) {
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        <OrderLink row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>{row.carrier || "–"}</IndexTable.Cell>
      <IndexTable.Cell>{row.number || "No number yet"}</IndexTable.Cell>
      <IndexTable.Cell>{row.country ?? "–"}</IndexTable.Cell>
      <IndexTable.Cell>{formatAge(row.statusAt, now)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}

function NarrowRow({ row, position, clock: now }: RowProps<ShipmentRow, string>) {
  const line = [row.carrier, row.number || "no number yet", formatAge(row.statusAt, now)].filter(Boolean).join(" · ");
  return (
    <IndexTable.Row id={row.id} position={position}>
      <div style={{ padding: "12px 16px", width: "100%" }}>
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <OrderLink row={row} />
            <StatusBadge status={row.status} />
          </InlineStack>
          <Text as="span" variant="bodySm" tone="subdued" breakWord>
            {line}
          </Text>
        </BlockStack>
      </div>
    </IndexTable.Row>
  );
}

function OrderLink({ row }: { row: ShipmentRow }) {
  // `data-primary-link` lets Polaris open it for a click anywhere in the row.
  return (
    <Link to={`/app/shipments/${row.id}`} data-primary-link className="Polaris-Link Polaris-Link--monochrome">
      <Text as="span" fontWeight="semibold">
        {row.orderName}
      </Text>
    </Link>
  );
}

function parcels(count: number): string {
  return count === 1 ? "1 parcel" : `${count.toLocaleString("en-US")} parcels`;
}

type NoShipmentsProps = Pick<ShipmentTableProps, "isFiltered" | "isSearched" | "onClear">;

function NoShipments({ isFiltered, isSearched, onClear }: NoShipmentsProps) {
  if (isFiltered) {
    return (
      <Blank
        title={isSearched ? "No parcel matches" : "No parcel is here right now"}
        action={{ content: "Show all parcels", onAction: onClear }}
      >
        {isSearched
          ? "Try another status, or the whole order or tracking number."
          : "Parcels come into this list and leave it by themselves."}
      </Blank>
    );
  }
  return (
    <Blank title="No parcels yet">
      As soon as you fulfill an order with a tracking number in Shopify, its parcel appears here.
    </Blank>
  );
}
