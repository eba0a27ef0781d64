import { box, type Drawing, line, oval, shape } from "./drawing.ts";

const fold = (y: number, height: number, width: number, fill: string, edge: string) =>
  box(-width / 2, y, width, height, fill, height / 2) +
  line(`M${width / 2 - 30} ${y + height / 2} L${-width / 2 + 40} ${y + height / 2}`, edge, 4, 'opacity=".4"');

/** Linen, wool and willow. */
export const CLOTH_DRAWINGS: Record<string, Drawing> = {
  "Tea towel": (c) =>
    line("M-200 -430 L200 -430", c.accent, 14) +
    shape("M-130 -430 L130 -430 L138 -20 C80 0 40 -30 0 -10 C-50 10 -90 -20 -138 -10Z", c.main) +
    shape("M-130 -430 L-50 -430 L-60 -6 C-90 -14 -110 -14 -138 -10Z", c.light, 'opacity=".5"') +
    line("M-134 -110 L136 -110 M-135 -90 L137 -90 M-136 -70 L137 -70", c.dark, 7, 'opacity=".7"') +
    line("M-131 -370 L131 -370", c.dark, 7, 'opacity=".7"'),
  Napkin: (c) =>
    shape("M-210 -30 L0 -150 L210 -30 L0 60Z", c.dark, 'opacity=".5" transform="translate(0 -30)"') +
    shape("M-210 -60 L0 -180 L210 -60 L0 30Z", c.main, 'transform="translate(0 -30)"') +
    shape("M-210 -60 L0 -180 L0 -60Z", c.light, 'opacity=".7" transform="translate(0 -30)"') +
    line("M-180 -90 L0 -192 L180 -90", c.light, 5, 'opacity=".8" stroke-dasharray="10 9"') +
    oval(0, -130, 92, 30, "none", `stroke="${c.accent}" stroke-width="20" transform="rotate(-14 0 -130)"`) +
    line("M20 -110 C60 -200 90 -240 130 -290", c.accent, 6) +
    oval(136, -300, 14, 26, c.accent, 'transform="rotate(35 136 -300)"') +
    oval(80, -240, 12, 24, c.accent, 'transform="rotate(-20 80 -240)"'),
  Apron: (c) =>
    line("M-80 -400 C-90 -480 90 -480 80 -400", c.dark, 12) +
    line("M-130 -250 C-200 -230 -220 -180 -230 -120 M130 -250 C200 -230 220 -180 230 -120", c.dark, 10) +
    shape(
      "M-90 -410 L90 -410 C92 -330 110 -280 150 -255 L168 0 L-168 0 L-150 -255 C-110 -280 -92 -330 -90 -410Z",
      c.main,
    ) +
    shape("M-90 -410 L-30 -410 L-60 0 L-168 0 L-150 -255 C-110 -280 -92 -330 -90 -410Z", c.light, 'opacity=".45"') +
    box(-100, -190, 92, 110, c.dark, 10, 'opacity=".35"') +
    box(8, -190, 92, 110, c.dark, 10, 'opacity=".35"'),
  Throw: (c) =>
    fold(-96, 96, 440, c.dark, c.light) +
    fold(-184, 96, 420, c.main, c.dark) +
    fold(-268, 92, 400, c.light, c.dark) +
    fold(-346, 86, 380, c.main, c.light) +
    Array.from({ length: 17 }, (_, index) => line(`M${-190 + index * 24} -12 l-4 26`, c.dark, 5)).join(""),
  Cushion: (c) =>
    shape(
      "M-200 -380 C-120 -350 120 -350 200 -380 C180 -260 180 -140 205 -10 C120 -35 -120 -35 -205 -10 C-180 -140 -180 -260 -200 -380Z",
      c.main,
    ) +
    shape(
      "M-200 -380 C-150 -365 -100 -358 -50 -356 C-90 -240 -90 -140 -60 -30 C-120 -30 -160 -24 -205 -10 C-180 -140 -180 -260 -200 -380Z",
      c.light,
      'opacity=".5"',
    ) +
    line(
      "M-170 -330 C-100 -310 100 -310 170 -330 M-168 -62 C-100 -80 100 -80 170 -62",
      c.dark,
      4,
      'opacity=".5" stroke-dasharray="12 10"',
    ) +
    oval(0, -195, 15, 15, c.accent) +
    line("M-40 -195 C-20 -210 20 -210 40 -195", c.dark, 4, 'opacity=".5"'),
  Towel: (c) =>
    fold(-100, 100, 420, c.main, c.dark) +
    fold(-190, 100, 400, c.light, c.dark) +
    fold(-276, 96, 380, c.main, c.light) +
    Array.from({ length: 15 }, (_, index) => line(`M${-170 + index * 24} -266 v76`, c.dark, 3, 'opacity=".25"')).join(
      "",
    ) +
    line("M-180 -246 L180 -246 M-184 -220 L184 -220", c.dark, 3, 'opacity=".25"') +
    box(-70, -330, 140, 58, "#fffaf0", 20) +
    line("M-40 -302 L40 -302", c.accent, 6),
  Basket: (c) =>
    line("M-130 -230 C-120 -440 120 -440 130 -230", c.dark, 18) +
    shape("M-210 -240 L210 -240 L160 0 L-160 0Z", c.main) +
    [-200, -155, -110, -65, -25]
      .map((y) =>
        line(
          `M${-205 - y / 5 + -40} ${y} L${205 + y / 5 + 40} ${y}`,
          c.dark,
          6,
          'opacity=".45" stroke-dasharray="34 14"',
        ),
      )
      .join("") +
    [-140, -85, -28, 28, 85, 140]
      .map((x) => line(`M${x * 1.2} -236 L${x * 0.95} -6`, c.light, 7, 'opacity=".6"'))
      .join("") +
    box(-222, -262, 444, 36, c.light, 18) +
    line("M-210 -244 L210 -244", c.dark, 6, 'opacity=".4" stroke-dasharray="20 12"'),
};
