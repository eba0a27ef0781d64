import { DARK, LIGHT, type Palette } from "../palette.ts";

export const SANS =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Helvetica, Arial, sans-serif";
export const SERIF = "Georgia, 'Times New Roman', Times, serif";

/**
 * Colors for dark screens, by class, because mail programs read media queries only in the head. Outlook's apps
 * mark their own darkening with `data-ogsc`.
 */
export function darkStyles(palette: Palette): string {
  const rules: [string, string][] = [
    [".page", `background-color: ${DARK.page} !important`],
    [".card", `background-color: ${DARK.card} !important; border-color: ${DARK.line} !important`],
    [".ink", `color: ${DARK.ink} !important`],
    [".soft", `color: ${DARK.soft} !important`],
    [".line", `border-color: ${DARK.line} !important`],
    [".accent", `color: ${palette.darkAccent} !important`],
    [".fill", `background-color: ${palette.darkAccent} !important`],
    [".rest", `background-color: ${DARK.line} !important`],
    [".tint", `background-color: ${palette.darkAccentTint} !important; color: ${palette.darkAccent} !important`],
    [".warn", `background-color: ${DARK.amberTint} !important; color: ${DARK.amber} !important`],
    [".button", `background-color: ${palette.darkAccent} !important; color: ${palette.darkOnAccent} !important`],
    [
      ".logo",
      `background-color: ${LIGHT.card} !important; border-radius: 8px !important; padding: 6px 10px !important`,
    ],
  ];
  const dark = rules.map(([selector, style]) => `${selector} { ${style} }`).join("\n");
  const outlook = rules.map(([selector, style]) => `[data-ogsc] ${selector} { ${style} }`).join("\n");
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 599px) { .pad { padding-left: 24px !important; padding-right: 24px !important; } }
@media (prefers-color-scheme: dark) {
${dark}
}
${outlook}`;
}
