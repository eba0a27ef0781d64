export type Read = (attribute: string) => string | null;

/** Shopify's steps of space, in pixels. */
const SPACE: Record<string, number> = {
  ...{ none: 0, "small-500": 2, "small-400": 4, "small-300": 6, "small-200": 8, "small-100": 10, small: 12 },
  ...{ base: 16, large: 20, "large-100": 24, "large-200": 28, "large-300": 32, "large-400": 40, "large-500": 48 },
};
const RADIUS: Record<string, string> = {
  none: "0",
  "small-100": "2px",
  small: "4px",
  base: "6px",
  large: "10px",
  max: "99px",
};

const space = (value: string) =>
  value
    .split(" ")
    .map((step) => `${SPACE[step] ?? 0}px`)
    .join(" ");
const ALIGN: Record<string, string> = { start: "flex-start", end: "flex-end" };
const align = (value: string) => ALIGN[value] ?? value;

/** Attribute → the declaration it stands for. */
const DECLARATIONS: Record<string, (value: string) => string> = {
  gap: (value) => `gap:${space(value)}`,
  rowGap: (value) => `row-gap:${space(value)}`,
  columnGap: (value) => `column-gap:${space(value)}`,
  padding: (value) => `padding:${space(value)}`,
  paddingBlock: (value) => `padding-block:${space(value)}`,
  paddingBlockStart: (value) => `padding-block-start:${space(value)}`,
  paddingInline: (value) => `padding-inline:${space(value)}`,
  alignItems: (value) => `align-items:${align(value)}`,
  justifyContent: (value) => `justify-content:${align(value)}`,
  gridTemplateColumns: (value) => `grid-template-columns:${value.replaceAll("1fr", "minmax(0,1fr)")}`,
  display: (value) => (value === "none" ? "display:none" : ""),
  borderRadius: (value) => `border-radius:${RADIUS[value] ?? 0}`,
  border: (value) => (value === "none" ? "" : "border:1px solid var(--line)"),
  background: (value) => `background:var(--background-${value})`,
  inlineSize: (value) => (value === "fill" ? "width:100%" : `width:${value}`),
};

const column = "display:flex;flex-direction:column;align-items:stretch";

/** How an element looks before its attributes have a say. */
const BASES: Record<string, string> = {
  ...{
    box: "display:block",
    "grid-item": "display:block;min-width:0",
    grid: "display:grid",
    stack: `${column};min-width:0`,
  },
  section: "display:block",
  "query-container": "display:block;container-type:inline-size",
  heading: "display:block;font-weight:600",
  ...{
    paragraph: "display:block",
    text: "display:inline",
    time: "display:inline",
    link: "display:inline",
    summary: "display:inline",
  },
  ...{ button: "display:inline-block", clickable: "display:block", image: "display:block", details: "display:block" },
  "clipboard-item": "display:none",
  divider: "display:block;height:1px;background:var(--line)",
  banner: "display:block;padding:16px;border-radius:6px;background:var(--tone-soft)",
  "skeleton-paragraph": "display:grid;gap:8px",
};

/** Values of an attribute that change more than one declaration. */
const VARIANTS: Record<string, string> = {
  "stack direction=inline": "flex-flow:row wrap;align-items:center",
  "text type=small": "font-size:.875em",
  "paragraph type=small": "font-size:.875em",
  "text type=strong": "font-weight:600",
  "text color=subdued": "color:var(--quiet)",
  "paragraph color=subdued": "color:var(--quiet)",
  "text accessibilityVisibility=exclusive":
    "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)",
  "banner tone=warning": "--tone:var(--warning);--tone-soft:var(--warning-soft)",
  "banner tone=critical": "--tone:var(--critical);--tone-soft:var(--critical-soft)",
};

/** CSS of one element's shadow root: its attributes, and for "@container (…) a, b" two cases of them. */
export function styleOf(tag: string, read: Read): string {
  const variants = Object.entries(VARIANTS).filter(([name]) => {
    const [element, attribute = "", value] = name.split(/[ =]/);
    return element === tag && read(attribute) === value;
  });
  const always = [BASES[tag] ?? "display:block", ...variants.map(([, declarations]) => declarations)];
  const cases: string[] = [];
  for (const [name, declare] of Object.entries(DECLARATIONS)) {
    const value = read(name);
    if (value === null || (tag === "section" && name === "padding")) continue;
    const [, query, yes = "", no = ""] = /^@container (\(.*?\)) (.*), (.*)$/.exec(value) ?? [];
    if (query === undefined) always.push(declare(safe(value)));
    else {
      always.push(declare(safe(no)));
      cases.push(`@container ${safe(query)}{:host{${declare(safe(yes)) || "display:block"}}}`);
    }
  }
  return `:host{${always.filter(Boolean).join(";")}}${cases.join("")}`;
}

function safe(value: string): string {
  return value.replace(/[{}<;]/g, "");
}
