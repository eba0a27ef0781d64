/**
 * A whole tree of rows in one statement: children come as JSON. Written by hand where a page waits for it,
 * since every round trip and every compiled query is time a shopper waits.
 */

/** Rows as JSON tells them: whole numbers stay numbers, whatever the column's width. */
export type JsonRow<Row, Column extends keyof Row> = {
  [Name in Column]: Row[Name] extends bigint ? number : Row[Name];
};

/** One object of named expressions. */
export function jsonObject(fields: Record<string, string>): string {
  return `json_build_object(${Object.entries(fields)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(", ")})`;
}

/** `json_build_object('id', line."id", …)`: one row of a table with the columns that are asked for. */
export function jsonRow(table: string, columns: readonly string[]): string {
  return jsonObject(fieldsOf(table, columns));
}

/** The columns of a table for {@link jsonObject}. */
export function fieldsOf(table: string, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, `${table}."${column}"`]));
}

/** The row of a left join, null where it found none. `key` is a column that every row has. */
export function jsonJoined(table: string, columns: readonly string[], key: string): string {
  return `case when ${table}."${key}" is not null then ${jsonRow(table, columns)} end`;
}

/** One JSON object for each row that `from` yields, as a list; `[]` when there are none. */
export function jsonList(object: string, from: string, orderBy = ""): string {
  const order = orderBy && ` order by ${orderBy}`;
  return `(select coalesce(json_agg(${object}${order}), '[]') from ${from})`;
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
