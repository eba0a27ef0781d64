import { Box, Divider, IndexTable, Text, useBreakpoints } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";

export interface FiguresRow {
  id: string;
  name: string;
  /** One for each of the table's titles; a text stands as a number does. */
  figures: readonly ReactNode[];
}

interface FiguresTableProps {
  names: { singular: string; plural: string };
  /** What a row stands for: "Carrier". */
  heading: string;
  titles: readonly string[];
  rows: readonly FiguresRow[];
}

/** So many rows stand open on a phone; of more, one opens those that one cares about. */
const MOST_OPEN = 4;

/** Rows of many figures; on a phone, which has no room for columns, each row's figures stand under one another. */
export function FiguresTable({ names, heading, titles, rows }: FiguresTableProps) {
  const { mdDown } = useBreakpoints();
  if (mdDown) {
    return rows.map((row) => <Stack key={row.id} row={row} titles={titles} isOpen={rows.length <= MOST_OPEN} />);
  }
  return (
    <IndexTable
      selectable={false}
      resourceName={names}
      itemCount={rows.length}
      headings={[{ title: heading }, ...titles.map((title) => ({ title, alignment: "end" as const }))]}
    >
      {rows.map(({ id, name, figures }, position) => (
        <IndexTable.Row id={id} key={id} position={position}>
          <IndexTable.Cell>
            <div style={{ whiteSpace: "normal", minWidth: "8rem" }}>{name}</div>
          </IndexTable.Cell>
          {figures.map((figure, column) => (
            <IndexTable.Cell key={column}>
              <Figure of={figure} />
            </IndexTable.Cell>
          ))}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

interface StackProps {
  row: FiguresRow;
  titles: readonly string[];
  isOpen: boolean;
}

function Stack({ row: { name, figures }, titles, isOpen }: StackProps) {
  return (
    <Box>
      <Divider />
      <Box padding="400">
        <details open={isOpen}>
          <summary>
            <Text as="span" fontWeight="semibold">
              {name}
            </Text>
          </summary>
          <dl style={{ display: "grid", gridTemplateColumns: "1fr auto", gap: "0.25rem 1rem", margin: "0.5rem 0 0" }}>
            {titles.map((title, place) => (
              <Fragment key={title}>
                <dt>
                  <Text as="span" tone="subdued">
                    {title}
                  </Text>
                </dt>
                <dd style={{ margin: 0 }}>
                  <Figure of={figures[place]} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </details>
      </Box>
    </Box>
  );
}

function Figure({ of }: { of: ReactNode }) {
  if (typeof of !== "string") return of;
  return (
    <Text as="p" alignment="end" numeric>
      {of}
    </Text>
  );
}
