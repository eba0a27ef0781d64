import { Memo } from "#app/lib/memo.ts";

import { DARK, LIGHT, type Palette, paletteOf } from "../palette.ts";

// Without quotation marks, which would have to be escaped beside every element.
const SANS = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Helvetica,Arial,sans-serif";
const SERIF = "Georgia,Times New Roman,Times,serif";

/** How the texts of an e-mail look: mail programs want it beside every element. */
export interface Looks {
  palette: Palette;
  /** For the head: dark screens and small ones. */
  css: string;
  text: Record<
    "heading" | "prose" | "small" | "caption" | "title" | "day" | "note" | "pill" | "warn" | "button" | "digits",
    string
  >;
}

const looks = new Memo<Looks>(1_000);

/** The looks of a shop, by its color; made once for each. @param accent `#rrggbb` */
export function looksOf(accent: string): Looks {
  return looks.get(accent, () => makeLooks(paletteOf(accent)));
}

function makeLooks(palette: Palette): Looks {
  const { ink, soft, amber, amberTint } = LIGHT;
  const pill = `display:inline-block;padding:5px 12px;border-radius:14px;font:600 13px/18px ${SANS}`;
  return {
    palette,
    css: stylesheet(palette),
    text: {
      heading: `margin:18px 0 0;font:400 32px/38px ${SERIF};color:${ink}`,
      prose: `margin:12px 0 0;font:400 16px/25px ${SANS};color:${ink}`,
      small: `margin:0;font:400 14px/21px ${SANS};color:${soft}`,
      caption: `margin:0;font:400 13px/18px ${SANS};color:${soft}`,
      title: `margin:0;font:400 15px/21px ${SANS};color:${ink}`,
      day: `margin:2px 0 0;font:400 22px/30px ${SERIF};color:${palette.accentInk}`,
      note: `margin:0;font:400 14px/21px ${SANS};color:${palette.accentInk}`,
      pill: `${pill};color:${palette.accentInk};background-color:${palette.accentTint}`,
      warn: `${pill};color:${amber};background-color:${amberTint}`,
      button:
        `display:block;padding:15px 24px;border-radius:12px;font:600 16px/22px ${SANS};text-align:center;` +
        `text-decoration:none;color:${palette.onAccent};background-color:${palette.accent}`,
      digits: `margin:0;font:400 40px/46px ${SERIF};letter-spacing:8px;color:${palette.accentInk}`,
    },
  };
}

/**
 * Colors for dark screens, by class, because mail programs read media queries only in the head. Outlook's apps mark
 * their own darkening with `data-ogsc` (inks) and `data-ogsb` (grounds).
 */
function stylesheet(palette: Palette): string {
  const inks: [string, string][] = [
    [".ink", DARK.ink],
    [".soft", DARK.soft],
    [".accent", palette.darkAccent],
    [".tint", palette.darkAccent],
    [".warn", DARK.amber],
    [".button", palette.darkOnAccent],
  ];
  const grounds: [string, string][] = [
    [".page", DARK.page],
    [".card", DARK.card],
    [".fill", palette.darkAccent],
    [".rest", DARK.line],
    [".tint", palette.darkAccentTint],
    [".warn", DARK.amberTint],
    [".button", palette.darkAccent],
    [".logo", LIGHT.card],
  ];
  const rules = (mark: string, list: [string, string][], property: string) =>
    list.map(([name, color]) => `${mark}${name}{${property}:${color} !important}`).join("\n");
  const lines = `.card,.line{border-color:${DARK.line} !important}`;
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
a{color:inherit}
@media (max-width:599px){.pad{padding:28px 22px 32px !important}.big{font-size:28px !important;line-height:34px !important}.step{font-size:11px !important}}
@media (prefers-color-scheme:dark){
${rules("", inks, "color")}
${rules("", grounds, "background-color")}
${lines}
}
${rules("[data-ogsc] ", inks, "color")}
${rules("[data-ogsb] ", grounds, "background-color")}`;
}

export const FOOTER = `margin:0 0 8px;font:400 12px/18px ${SANS};color:${LIGHT.soft}`;
export const SHOP_NAME = `margin:0;font:400 22px/30px ${SERIF};color:${LIGHT.ink}`;
export const LETTER = `font:400 24px/64px ${SERIF}`;
