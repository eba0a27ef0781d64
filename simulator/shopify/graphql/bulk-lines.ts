/**
 * The result of a bulk query as JSONL: one object a line, a child of a nested connection on a line of its own that names
 * its parent in `__parentId`.
 */
export function toJsonLines(result: unknown): { lines: string[]; roots: number } {
  const lines: string[] = [];
  let roots = 0;
  for (const value of Object.values(isObject(result) ? result : {})) {
    for (const node of nodesOf(value) ?? []) {
      roots += 1;
      write(node, null, lines);
    }
  }
  return { lines, roots };
}

function write(node: Record<string, unknown>, parentId: string | null, lines: string[]): void {
  const own = Object.entries(node).filter(([, value]) => !nodesOf(value));
  const children = Object.values(node).flatMap((value) => nodesOf(value) ?? []);
  lines.push(JSON.stringify({ ...Object.fromEntries(own), ...(parentId ? { __parentId: parentId } : {}) }));
  const id = typeof node["id"] === "string" ? node["id"] : null;
  for (const child of children) write(child, id, lines);
}

/** The members of a connection; undefined for everything else. */
function nodesOf(value: unknown): Record<string, unknown>[] | undefined {
  if (!isObject(value)) return undefined;
  const { edges, nodes } = value;
  if (Array.isArray(nodes)) return nodes.filter(isObject);
  if (Array.isArray(edges))
    return edges
      .filter(isObject)
      .map((edge) => edge["node"])
      .filter(isObject);
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
