import { Card, IndexTable, type IndexTableProps, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";

export interface RowProps<Row, Clock> {
  row: Row;
  position: number;
  clock: Clock;
}

interface PagedTableProps<Row, Clock> {
  rows: readonly Row[];
  /** What tells rows their time: the shop's zone, the present. */
  clock: Clock;
  names: { singular: string; plural: string };
  headings: readonly string[];
  filters: ReactNode;
  /** What stands in place of no rows. */
  nothing: ReactNode;
  pagination: NonNullable<IndexTableProps["pagination"]>;
  /** A row in cells, and one that is a few lines on a phone. */
  wide: (props: RowProps<Row, Clock>) => ReactNode;
  narrow: (props: RowProps<Row, Clock>) => ReactNode;
}

/** A page of a long list under its filters. */
export function PagedTable<Row extends { id: string }, Clock>({
  rows,
  clock,
  names,
  headings,
  ...props
}: PagedTableProps<Row, Clock>) {
  const { mdDown } = useBreakpoints();
  const RowOf = mdDown ? props.narrow : props.wide;
  const [first = "", ...others] = headings;
  return (
    <Card padding="0">
      {props.filters}
      {rows.length === 0 ? (
        props.nothing
      ) : (
        <IndexTable
          selectable={false}
          condensed={mdDown}
          resourceName={names}
          itemCount={rows.length}
          headings={[{ title: first }, ...others.map((title) => ({ title }))]}
          pagination={props.pagination}
        >
          {rows.map((row, position) => (
            <RowOf key={row.id} row={row} position={position} clock={clock} />
          ))}
        </IndexTable>
      )}
    </Card>
  );
}

/** How to turn the pages of a list that begins with the newest. */
export interface NewestFirst {
  hasNewer: boolean;
  hasOlder: boolean;
  onNewest: () => void;
  onOlder: () => void;
}

/** The same as Polaris asks for it. @param plural what the list is of */
export function newestFirst({ hasNewer, hasOlder, onNewest, onOlder }: NewestFirst, plural: string) {
  return {
    ...{ hasPrevious: hasNewer, hasNext: hasOlder, onPrevious: onNewest, onNext: onOlder },
    accessibilityLabels: { previous: "Back to the newest", next: `Older ${plural}` },
  };
}
