/**
 * A whole tree of rows in one statement: children come as JSON. Written by hand where a page waits for it,
 * since every round trip and every compiled query is time a shopper waits.
 */

/** Rows as JSON tells them: whole numbers stay numbers, whatever the column's width. */
export type JsonRow<Row, Column extends keyof Row> = {
  [Name in Column]: Row[Name] extends bigint ? number : Row[Name];
};

/** `json_build_object('id', line."id", …)`: one row of a table with the columns that are asked for. */
export function jsonRow(table: string, columns: readonly string[]): string {
  return jsonObject(Object.fromEntries(columns.map((column) => [column, `${table}."${column}"`])));
}

/** One object of named expressions. */
export function jsonObject(fields: Record<string, string>): string {
  return `json_build_object(${Object.entries(fields)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(", ")})`;
}

/** All rows that `from` yields as one JSON list, `[]` when there are none. */
export function jsonRows(table: string, columns: readonly string[], from: string, orderBy = ""): string {
  const order = orderBy && ` order by ${orderBy}`;
  return `(select coalesce(json_agg(${jsonRow(table, columns)}${order}), '[]') from ${from})`;
}

/** Gives rows their dates back, in place: columns that end in `At` are instants, in `On` days (UTC midnight). */
export function reviveDates<Row extends object>(rows: Row[]): Row[] {
  for (const row of rows as Record<string, unknown>[]) {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value === "string" && /(?:At|On)$/.test(column)) row[column] = new Date(value);
    }
  }
  return rows;
}
