/** Colors of one message, for light and for dark screens. Every text pair has a contrast of at least 4.5. */
export interface Palette {
  accent: string;
  onAccent: string;
  accentInk: string;
  accentTint: string;
  darkAccent: string;
  darkOnAccent: string;
  darkAccentTint: string;
}

export const LIGHT = {
  page: "#f5f3ee",
  card: "#ffffff",
  ink: "#1f1d1a",
  soft: "#635e56",
  line: "#e8e4dc",
  amber: "#7a4b00",
  amberTint: "#fcf0d9",
} as const;
export const DARK = {
  page: "#131211",
  card: "#1e1d1b",
  ink: "#f4f1ea",
  soft: "#b3ada2",
  line: "#38352f",
  amber: "#ffcf7d",
  amberTint: "#3a2d13",
} as const;

const WHITE = "#ffffff";
const BLACK = "#0d0d0c";
/** WCAG 2.2: 1.4.3 for text, 1.4.11 for the button's edge. */
const TEXT_CONTRAST = 4.5;
const EDGE_CONTRAST = 3;

/** @param accent the shop's color, `#rrggbb`; made darker or lighter only as far as it must be to be seen */
export function paletteOf(accent: string): Palette {
  const button = push(accent, BLACK, LIGHT.card, EDGE_CONTRAST);
  const tint = mix(accent, LIGHT.card, 0.9);
  const darkTint = mix(accent, DARK.card, 0.82);
  // A tint of a bright color is the brighter ground of the two, of a dark color the darker one.
  const dark = push(push(accent, WHITE, DARK.card, TEXT_CONTRAST), WHITE, darkTint, TEXT_CONTRAST);
  return {
    accent: button,
    onAccent: inkOn(button),
    accentInk: push(accent, BLACK, tint, TEXT_CONTRAST),
    accentTint: tint,
    darkAccent: dark,
    darkOnAccent: inkOn(dark),
    darkAccentTint: darkTint,
  };
}

/** WCAG contrast ratio of two `#rrggbb` colors, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** White and pure black: for every background at least one of the two has a contrast of √21 ≈ 4.58. */
function inkOn(background: string): string {
  return contrast(WHITE, background) >= TEXT_CONTRAST ? WHITE : "#000000";
}

function push(color: string, towards: string, against: string, ratio: number): string {
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(color, towards, share);
    if (contrast(moved, against) >= ratio) return moved;
  }
  return towards;
}

/** @param share 0 leaves `color`, 1 gives `other` */
function mix(color: string, other: string, share: number): string {
  const from = channels(color);
  const to = channels(other);
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
