/** Black or white, whichever reads better on a `#rrggbb` color (relative luminance of WCAG 2.2). */
export function readableOn(color: string): "#ffffff" | "#0d0d0c" {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // White wins while (1 + 0.05) / (L + 0.05) is the larger of the two contrast ratios.
  return luminance < 0.179 ? "#ffffff" : "#0d0d0c";
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
