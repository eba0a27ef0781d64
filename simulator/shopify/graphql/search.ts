/** One term of Shopify's search syntax: `updated_at:>='2026-11-01T00:00:00Z'`. */
interface Term {
  field: string;
  operator: ":" | ":>" | ":>=" | ":<" | ":<=";
  value: string;
  negated: boolean;
}

const TERM = /(-|NOT )?([a-z_]+)(:>=|:<=|:>|:<|:)('[^']*'|"[^"]*"|\S+)/g;

/** What can be compared with a term: instants, texts, lists of texts. */
export type Facts = Record<string, Date | string | string[] | null>;

/**
 * Whether a thing matches a search. Terms are joined by AND; a field nobody knows matches nothing, as on Shopify.
 */
export function matches(query: string | null | undefined, facts: Facts): boolean {
  if (!query?.trim()) return true;
  return parse(query).every((term) => holds(term, facts) !== term.negated);
}

function parse(query: string): Term[] {
  return [...query.matchAll(TERM)].map((match) => ({
    negated: Boolean(match[1]),
    field: match[2] ?? "",
    operator: (match[3] ?? ":") as Term["operator"],
    value: (match[4] ?? "").replace(/^['"]|['"]$/g, ""),
  }));
}

function holds(term: Term, facts: Facts): boolean {
  const fact = facts[term.field];
  if (fact === undefined || fact === null) return term.value === "any";
  if (Array.isArray(fact)) return fact.some((one) => equal(one, term.value));
  if (fact instanceof Date) return compare(fact.getTime(), term.operator, Date.parse(term.value));
  if (term.operator !== ":") return compare(Number(fact), term.operator, Number(term.value));
  return equal(fact, term.value);
}

function equal(fact: string, value: string): boolean {
  const [wanted, given] = [value.toLowerCase(), fact.toLowerCase()];
  if (wanted === "any" || wanted === "*") return true;
  return wanted.endsWith("*")
    ? given.startsWith(wanted.slice(0, -1))
    : given.replace(/^#/, "") === wanted.replace(/^#/, "");
}

function compare(left: number, operator: Term["operator"], right: number): boolean {
  if (operator === ":>") return left > right;
  if (operator === ":>=") return left >= right;
  if (operator === ":<") return left < right;
  if (operator === ":<=") return left <= right;
  return left === right;
}
