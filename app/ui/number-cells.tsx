import { IndexTable, Text } from "@shopify/polaris";

/** Numbers of a row, each in a cell of its own, under one another by their digits. */
export function NumberCells({ values }: { values: readonly string[] }) {
  return values.map((value, column) => (
    <IndexTable.Cell key={column}>
      <Text as="span" alignment="end" numeric>
        {value}
      </Text>
    </IndexTable.Cell>
  ));
}
