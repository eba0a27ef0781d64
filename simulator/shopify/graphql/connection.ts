/** A view of one thing: its fields, as values or as functions of the field's arguments. */
export interface View {
  __typename: string;
  [field: string]: unknown;
}

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** Shopify's pages: `edges`, `nodes` and `pageInfo`. Cursors stay true while things are appended. */
export function toConnection<T>(
  all: readonly T[],
  args: PageArguments,
  view: (one: T) => View,
  key: (one: T) => string,
) {
  const ordered = args.reverse ? [...all].reverse() : all;
  const cursorOf = (one: T) => Buffer.from(JSON.stringify({ last_id: key(one) })).toString("base64");
  const place = (cursor: string | null | undefined) =>
    cursor ? ordered.findIndex((one) => cursorOf(one) === cursor) : -1;
  const start = args.after ? place(args.after) + 1 : 0;
  const end = args.before ? Math.max(0, place(args.before)) : ordered.length;
  const range = ordered.slice(start, end);
  const page = args.last ? range.slice(-args.last) : range.slice(0, args.first ?? range.length);
  const nodes = page.map(view);
  const skipped = args.last ? range.length - page.length : 0;
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: page[index] === undefined ? "" : cursorOf(page[index]) })),
    pageInfo: {
      hasNextPage: start + skipped + page.length < ordered.length,
      hasPreviousPage: start + skipped > 0,
      startCursor: page[0] === undefined ? null : cursorOf(page[0]),
      endCursor: page.at(-1) === undefined ? null : cursorOf(page.at(-1) as T),
    },
  };
}

/** A connection without anything in it. */
export function emptyConnection() {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { nodes: [], edges: [], pageInfo };
}
