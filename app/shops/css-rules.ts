import type { CssNode } from "css-tree";

/** What of CSS a page may carry: functions that only count, mix and draw. Whatever fetches is not among them. */
const FUNCTIONS = new Set(
  (
    "var env calc min max clamp round mod rem abs sign sin cos tan asin acos atan atan2 pow sqrt hypot log exp " +
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark contrast-color " +
    "linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient " +
    "repeating-conic-gradient translate translatex translatey translate3d scale scalex scaley rotate rotatex rotatey " +
    "rotatez skew skewx skewy matrix perspective cubic-bezier steps linear blur brightness contrast drop-shadow " +
    "grayscale hue-rotate invert opacity saturate sepia inset circle ellipse polygon minmax repeat fit-content " +
    "counter counters"
  ).split(" "),
);
const AT_RULES = new Set(["media", "supports", "container"]);
const POSITIONS = new Set(["static", "relative", "absolute", "sticky"]);
const FORBIDDEN_PROPERTIES = new Set(["behavior", "-moz-binding", "-ms-behavior"]);

/** Files of the shop: by path on its own domain, or at Shopify's file server. */
const OWN_FILE = /^(?:\/cdn|https:\/\/cdn\.shopify\.com\/s\/files)(?:\/(?!\.)[\w.-]+)+(?:\?v=\d+)?$/;

export function atRuleProblem(name: string): string | null {
  if (AT_RULES.has(name.toLowerCase())) return null;
  if (name.toLowerCase() === "import") return "@import would load a file from elsewhere. Paste its rules here instead.";
  return `@${name} is not supported. You can use @media, @supports and @container.`;
}

export function propertyProblem(property: string, value: CssNode): string | null {
  const name = property.toLowerCase();
  if (FORBIDDEN_PROPERTIES.has(name)) return `${property} can run programs and is not allowed.`;
  if (name === "position" && !isCalmPosition(value)) {
    return "position can be static, relative, absolute or sticky. Fixed things would cover your shop.";
  }
  return null;
}

function isCalmPosition({ children }: CssNode): boolean {
  const [only, ...more] = children ?? [];
  return more.length === 0 && only?.type === "Identifier" && POSITIONS.has((only.name ?? "").toLowerCase());
}

/** Of one node inside a selector, a value or a condition. */
export function nodeProblem(node: CssNode): string | null {
  const { type, name = "", value } = node;
  if (type === "Raw") return "This could not be read. Is a bracket, a quote or a semicolon missing?";
  if (type === "String" && /[{}<]/.test(String(value))) return "Text in quotes cannot hold { } or <.";
  if (type === "Url" && !OWN_FILE.test(String(value))) {
    return "url() can only show files of your shop, such as /cdn/shop/files/picture.png.";
  }
  const isFunction = type === "Function" || type === "FeatureFunction";
  if (isFunction && !FUNCTIONS.has(name.toLowerCase())) return `${name}() is not supported.`;
  return null;
}
