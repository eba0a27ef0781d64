import type { Brand } from "./brand.ts";

/** How the brand shows on the page; what the theme decides is not in it. */
export interface PageLook {
  /** Declarations for the page's own element. */
  style: string;
  progress: Brand["progressStyle"];
  /** The merchant's rules, compiled: printed after ours. */
  css: string;
}

/** Colors and numbers only: their schema admits nothing that could leave an attribute. */
export function lookOf(brand: Brand): PageLook {
  const { accentColor, textColor, backgroundColor, cornerRadius, progressStyle, pageCss } = brand;
  const style = [
    `--ag-brand:${accentColor}`,
    `--ag-corner:${cornerRadius}px`,
    textColor && `color:${textColor}`,
    backgroundColor && `background:${backgroundColor};--color-background:${channels(backgroundColor)}`,
  ];
  return { style: style.filter(Boolean).join(";"), progress: progressStyle, css: pageCss };
}

/** "#0a141e" as "10 20 30", as themes write a background that is mixed with others. */
function channels(color: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(" ");
}
