import type { CssNode } from "css-tree";

/** The element that holds the page; nothing outside of it is ours to style. */
const SCOPE = "afterglow";
const OUTSIDE = /^(?:html|body|root|host|host-context)$/i;

/**
 * Puts a selector inside the page's own element. One that begins with `.afterglow` stays as it is.
 * @returns the selector's parts, or what is wrong with it
 */
export function scopeSelector(selector: CssNode): CssNode[] | { problem: string } {
  const parts = selector.children ?? [];
  const first = parts[0];
  if (!first) return { problem: "A selector is missing before the {." };
  if (first.type === "Combinator") return { problem: "A selector cannot begin with > + or ~." };
  if (parts.some((part) => part.type === "NestingSelector")) return { problem: NESTED };
  if (parts.some((part) => OUTSIDE.test(part.name ?? "") && isNamed(part))) {
    return { problem: `html, body and :root lie outside of the page. Use .${SCOPE} for the whole of it.` };
  }
  const end = parts.findIndex((part) => part.type === "Combinator");
  const compound = end < 0 ? parts : parts.slice(0, end);
  if (!compound.some(isScope)) return [scope(), { type: "Combinator", name: " " }, ...parts];
  if (!isScope(first)) return { problem: `Write .${SCOPE} first, without a tag before it.` };
  const next = end < 0 ? " " : (parts[end]?.name ?? " ");
  return next === " " || next === ">" ? parts : { problem: `What stands beside .${SCOPE} belongs to your theme.` };
}

export const NESTED = "Rules cannot stand inside each other. Write one after the other.";

function isNamed({ type }: CssNode): boolean {
  return type === "TypeSelector" || type === "PseudoClassSelector";
}

function isScope({ type, name }: CssNode): boolean {
  return type === "ClassSelector" && name === SCOPE;
}

function scope(): CssNode {
  return { type: "ClassSelector", name: SCOPE };
}
