/** The part of css-tree that the linter uses; the package brings no types. */
declare module "css-tree" {
  export interface CssNode {
    type: string;
    name?: string;
    value?: unknown;
    property?: string;
    loc?: { start: { line: number } } | null;
    prelude?: CssNode | null;
    block?: CssNode | null;
    /** A linked list, an array after `toPlainObject`. */
    children?: CssNode[] | null;
  }
  export interface ParseProblem {
    line: number;
    message: string;
  }
  export function parse(
    css: string,
    options: { positions: boolean; parseCustomProperty: boolean; onParseError: (problem: ParseProblem) => void },
  ): CssNode;
  export function toPlainObject(tree: CssNode): CssNode;
  export function walk(tree: CssNode, visit: (node: CssNode) => void): void;
  export function generate(tree: CssNode): string;
  export const lexer: { getProperty(name: string): object | null };
}
