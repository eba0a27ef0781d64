import { generate, parse, toPlainObject, walk } from "css-tree";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { Liquid } from "liquidjs";
import { describe, expect, it } from "vitest";

import { compileCss } from "./compile-css.ts";

const compiled = (css: string) => {
  const { css: printed, problems } = compileCss(css);
  expect(problems).toEqual([]);
  return printed;
};
const refused = (css: string) => compileCss(css).problems.map(({ line, message }) => `${line}: ${message}`);

describe("custom CSS", () => {
  it.each([
    [".ag-headline { color: red; }", ".afterglow .ag-headline{color:red}"],
    [".afterglow { --ag-gap: 2rem }", ".afterglow{--ag-gap:2rem}"],
    [".afterglow:hover > p, h2 {color:#ABC}", ".afterglow:hover>p,.afterglow h2{color:#ABC}"],
    [".afterglow-x a{top:0}", ".afterglow .afterglow-x a{top:0}"],
    ["a{color:red;;} b{}", ".afterglow a{color:red}"],
    ["/* note */ a { top: 0 /* x */ }", ".afterglow a{top:0}"],
    ["*{margin:0!important}", ".afterglow *{margin:0!important}"],
    ["a::before{content:'→ ✓'}", '.afterglow a::before{content:"→ ✓"}'],
    ["@media (max-width: 30em) { .ag-box { border: 0 } }", "@media (max-width:30em){.afterglow .ag-box{border:0}}"],
    ["a{background:url(/cdn/shop/files/a-b.png?v=12)}", ".afterglow a{background:url(/cdn/shop/files/a-b.png?v=12)}"],
    [
      ":is(h1,h2):not(.x):nth-child(2n + 1){text-wrap:pretty}",
      ".afterglow :is(h1,h2):not(.x):nth-child(2n+1){text-wrap:pretty}",
    ],
    ["", ""],
  ])("%s", (typed, printed) => {
    expect(compiled(typed)).toBe(printed);
  });

  it.each([
    ["@import 'https://evil.example/x.css';", "1: @import would load"],
    ["@font-face { font-family: x; src: url(https://evil.example/x) }", "1: @font-face is not supported"],
    ["a{}\n\nb{background:url(https://evil.example/x.png)}", "3: url() can only show"],
    ["a{background:url(data:image/png;base64,AA)}", "1: url() can only show"],
    ["a{background:url(//evil.example/cdn/x.png)}", "1: url() can only show"],
    ["a{background:url(/cdn/../x.png)}", "1: url() can only show"],
    ["a{--x:url(https://evil.example)}", "1: url() can only show"],
    ["a{background:image-set('https://evil.example/x.png' 1x)}", "1: image-set() is not supported"],
    ["a{width:expression(alert(1))}", "1: expression() is not supported"],
    ["a{behavior:none}", "1: behavior can run programs"],
    ["a{\n  position: fixed;\n}", "2: position can be"],
    ["a{position:var(--p);--p:fixed}", "1: position can be"],
    ["a{POSITION:Fixed!important}", "1: position can be"],
    ["a{content:'</style><script>'}", "1: </style would end"],
    ["a{content:'{{ shop.secret }}'}", "1: {{ and {% are Liquid"],
    ["a{x:y}{% assign x = 1 %}", "1: {{ and {% are Liquid"],
    ["a{content:'{'}", "1: Text in quotes cannot hold"],
    ["[href='{x}']{top:0}", "1: Text in quotes cannot hold"],
    ["a{content:'\\3c /style'}", "1: The sign \\ is not supported"],
    ["@media (width < 30em){a{top:0}}", "1: The sign < is not supported"],
    ["a{content:'\u202egnp'}", "1: There is an invisible character"],
    ["a{\n\n--y:{a:b}}", "3: Unexpected input."],
    ["body{margin:0}", "1: html, body and :root lie outside"],
    [":root{--x:1}", "1: html, body and :root lie outside"],
    [".afterglow ~ footer{display:none}", "1: What stands beside .afterglow"],
    [".afterglow + *{display:none}", "1: What stands beside .afterglow"],
    ["div.afterglow{top:0}", "1: Write .afterglow first"],
    ["> a{top:0}", "1: A selector cannot begin"],
    ["a{&:hover{top:0}}", "1: Rules cannot stand inside"],
    ["a{colr:red}", "1: “colr” is not a CSS property"],
    ["a{*top:0}", "1: “*top” is not a CSS property"],
    ["a{top 0}", "1: Colon is expected."],
    [`a{top:0}\n}`, "2:"],
    ["@keyframes x{from{top:0}}", "1: @keyframes is not supported"],
  ])("refuses %s", (typed, problem) => {
    const told = refused(typed);
    expect(told[0]?.slice(0, problem.length)).toBe(problem);
    expect(told).toHaveLength(1);
  });

  it("ends somewhere", () => {
    expect(refused(`a{--x:${"x".repeat(4_096)}}`)).toEqual(["1: Use at most 4 kB of CSS."]);
    expect(refused(`${"a,".repeat(1_500)}a{top:0}`)).toEqual(["1: These are too many selectors."]);
  });

  it("keeps what is right beside what is wrong", () => {
    expect(compileCss("a{top:0;colr:red}\nbody,b{left:0}\n@import 'x';\ni{right:0}")).toEqual({
      css: ".afterglow a{top:0}.afterglow b{left:0}.afterglow i{right:0}",
      problems: [
        { line: 1, message: "“colr” is not a CSS property." },
        { line: 2, message: expect.stringContaining("html, body") as string },
        { line: 3, message: expect.stringContaining("@import") as string },
      ],
    });
  });
});

const PIECES = [
  ...["a", ".x", ".afterglow", "#i", "*", ":is(a,b)", "::before", "[x='y']", ">", "+", "~", "&", ",", " ", "\n"],
  ...[
    "{",
    "}",
    "{{",
    "{%",
    "%}",
    "}}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ":",
    "'",
    '"',
    "\\",
    "\\7b ",
    "<",
    "<!--",
    "-->",
    "/*",
    "*/",
  ],
  ...["color:red", "position:fixed", "content:'{'", "--x:{a:b}", "url(", "url(/cdn/a.png)", "url(https://e.example)"],
  ...[
    "@import 'x';",
    "@media (min-width:1px){",
    "@supports (top:0){",
    "@x{",
    "</style>",
    "</STYLE >",
    "!important",
    "\u0000",
    "\u202e",
  ],
];
const scribble = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 4 })), {
  maxLength: 40,
});
/** Signs that refuse the whole of it are rare here, so that something is printed. */
const calm = PIECES.filter((piece) => !/[<\\\0\u202e]|\{[{%]/.test(piece));
const rule = fc
  .tuple(
    fc.constantFrom("", "", ...calm),
    fc.constantFrom("a", ".x b", ".afterglow"),
    fc.array(fc.constantFrom(...calm), { maxLength: 6 }),
  )
  .map(([odd, selector, inside]) => `${selector}${odd}{color:red;${inside.join("")}}`);
const typed = fc.oneof(
  scribble.map((parts) => parts.join("")),
  fc.array(rule, { maxLength: 5 }).map((rules) => rules.join("\n")),
);
const liquid = new Liquid();
const { body } = new JSDOM("").window.document;

describe("whatever is typed", () => {
  it("stays inside the style element, says nothing to Liquid, and styles nothing but the page", () => {
    let printedAny = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const { css } = compileCss(text);
        printedAny += css === "" ? 0 : 1;
        body.innerHTML = `<style>${css}</style>`;
        expect(body.childElementCount).toBe(1);
        expect(body.textContent).toBe(css);
        expect(liquid.parseAndRenderSync(css)).toBe(css);
        for (const selector of selectorsOf(css)) expect(selector).toMatch(/^\.afterglow(?![\w-])(?!\s*[+~|])/);
        expect(css).not.toMatch(/[{;]position:\s*fixed|@import|evil|e\.example/i);
        expect(compileCss(css)).toEqual({ css, problems: [] });
      }),
      { numRuns: 1_000 },
    );
    expect(printedAny).toBeGreaterThan(100);
  });
});

function selectorsOf(css: string): string[] {
  const found: string[] = [];
  const problems: string[] = [];
  const tree = parse(css, {
    positions: false,
    parseCustomProperty: true,
    onParseError: (one) => problems.push(one.message),
  });
  walk(toPlainObject(tree), (node) => {
    if (node.type === "Rule") found.push(...(node.prelude?.children ?? []).map((selector) => generate(selector)));
  });
  expect(problems).toEqual([]);
  return found;
}
