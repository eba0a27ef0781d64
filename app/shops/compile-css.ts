import { type CssNode, generate, lexer, parse, type ParseProblem, toPlainObject, walk } from "css-tree";

import { atRuleProblem, nodeProblem, propertyProblem } from "./css-rules.ts";
import { NESTED, scopeSelector } from "./css-selector.ts";
import { isPrintableCss } from "./printable-css.ts";

export interface CssProblem {
  /** From 1. */
  line: number;
  message: string;
}

export interface CompiledCss {
  /** Scoped and minified, of what has no problem; safe inside a `<style>` that Shopify reads as Liquid. */
  css: string;
  /** By line. */
  problems: CssProblem[];
}

/** Bytes of UTF-8. */
const LONGEST_CSS = 4_096;
const LONGEST_PAGE_CSS = 12_000;

/** Signs that could end the style element, start Liquid, or spell a word in disguise. */
const FORBIDDEN: [RegExp, string][] = [
  [/<\/style/i, "</style would end the style sheet."],
  [/\{\{|\{%/, "{{ and {% are Liquid, which does not run here."],
  [/</, "The sign < is not supported. Use min-width and max-width."],
  [/\\/, "The sign \\ is not supported. Paste the character itself."],
  [/(?![\t\n\r\f])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u, "There is an invisible character here."],
];

/**
 * Reads a merchant's CSS, tells what is wrong with it, and compiles the rest: every selector inside `.afterglow`,
 * nothing fetched from elsewhere, nothing that could leave the style element.
 */
export function compileCss(typed: string): CompiledCss {
  const refused = [...tooLong(typed), ...forbiddenSigns(typed)];
  if (refused.length > 0) return { css: "", problems: refused };
  const problems: CssProblem[] = [];
  const unread: ParseProblem[] = [];
  const tree = parse(typed, { positions: true, parseCustomProperty: true, onParseError: (one) => unread.push(one) });
  const kept = keepRules(toPlainObject(tree).children ?? [], problems);
  const css = generate({ type: "StyleSheet", children: kept });
  if (css.length > LONGEST_PAGE_CSS)
    return { css: "", problems: [{ line: 1, message: "These are too many selectors." }] };
  return { css: isPrintableCss(css) ? css : "", problems: explain(problems, unread) };
}

function tooLong(typed: string): CssProblem[] {
  const size = new TextEncoder().encode(typed).length;
  return size > LONGEST_CSS ? [{ line: 1, message: "Use at most 4 kB of CSS." }] : [];
}

function forbiddenSigns(typed: string): CssProblem[] {
  return typed.split("\n").flatMap((text, index) => {
    const found = FORBIDDEN.find(([sign]) => sign.test(text));
    return found ? [{ line: index + 1, message: found[1] }] : [];
  });
}

function keepRules(nodes: CssNode[], problems: CssProblem[]): CssNode[] {
  return nodes.flatMap((node) => {
    if (node.type === "Rule") return keepRule(node, problems);
    if (node.type === "Atrule") return keepAtRule(node, problems);
    if (node.type !== "Comment" && !isStray(node)) problems.push({ line: lineOf(node), message: UNREAD });
    return [];
  });
}

const UNREAD = "This could not be read. Is a bracket, a quote or a semicolon missing?";

function keepAtRule(node: CssNode, problems: CssProblem[]): CssNode[] {
  const problem = atRuleProblem(node.name ?? "") ?? deepProblem(node.prelude) ?? (node.block ? null : UNREAD);
  if (problem !== null || !node.block) {
    problems.push({ line: lineOf(node), message: problem ?? UNREAD });
    return [];
  }
  const children = keepRules(node.block.children ?? [], problems);
  return children.length > 0 ? [{ ...node, block: { ...node.block, children } }] : [];
}

function keepRule(node: CssNode, problems: CssProblem[]): CssNode[] {
  const line = lineOf(node);
  const message = deepProblem(node.prelude);
  if (message !== null) problems.push({ line, message });
  const selectors = message === null ? keepSelectors(node.prelude?.children ?? [], line, problems) : [];
  const declarations = (node.block?.children ?? []).flatMap((child) => keepDeclaration(child, problems));
  if (selectors.length === 0 || declarations.length === 0) return [];
  const prelude = { type: "SelectorList", children: selectors };
  return [{ type: "Rule", prelude, block: { type: "Block", children: declarations } }];
}

function keepSelectors(selectors: CssNode[], line: number, problems: CssProblem[]): CssNode[] {
  return selectors.flatMap((selector) => {
    const scoped = scopeSelector(selector);
    if (Array.isArray(scoped)) return [{ type: "Selector", children: scoped }];
    problems.push({ line, message: scoped.problem });
    return [];
  });
}

function keepDeclaration(node: CssNode, problems: CssProblem[]): CssNode[] {
  if (node.type === "Comment" || isStray(node)) return [];
  const message = declarationProblem(node);
  if (message !== null) problems.push({ line: lineOf(node), message });
  return message === null ? [node] : [];
}

function declarationProblem({ type, property = "", value }: CssNode): string | null {
  if (type === "Rule" || type === "Atrule") return NESTED;
  if (type !== "Declaration") return UNREAD;
  const problem = propertyProblem(property, value as CssNode) ?? deepProblem(value as CssNode);
  if (problem !== null) return problem;
  const isKnown = /^-*[a-z]/i.test(property) && (property.startsWith("--") || lexer.getProperty(property) !== null);
  return isKnown ? null : `“${property}” is not a CSS property.`;
}

function deepProblem(tree: CssNode | null | undefined): string | null {
  let problem: string | null = null;
  if (tree) walk(tree, (node) => void (problem ??= nodeProblem(node)));
  return problem;
}

/** A semicolon too many. */
function isStray(node: CssNode): boolean {
  return node.type === "Raw" && /^[\s;]*$/.test(String(node.value));
}

function lineOf(node: CssNode): number {
  return node.loc?.start.line ?? 1;
}

/** The parser's own words for a place that could not be read, where it has some. */
function explain(problems: CssProblem[], unread: ParseProblem[]): CssProblem[] {
  const told = problems.map((problem) => {
    const known = problem.message === UNREAD && unread.find((one) => one.line === problem.line);
    return known ? { ...problem, message: `${known.message}.` } : problem;
  });
  return told.toSorted((one, other) => one.line - other.line);
}
