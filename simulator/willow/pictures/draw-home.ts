import { box, type Drawing, leaf, line, oval, shape } from "./drawing.ts";

const flame = (x: number, y: number) =>
  oval(x, y - 30, 60, 70, "#ffe9b8", 'opacity=".45"') +
  shape(
    `M${x} ${y - 84} C${x + 34} ${y - 40} ${x + 24} ${y} ${x} ${y} C${x - 24} ${y} ${x - 34} ${y - 40} ${x} ${y - 84}Z`,
    "#f2b04c",
  ) +
  shape(
    `M${x} ${y - 46} C${x + 14} ${y - 22} ${x + 12} ${y} ${x} ${y} C${x - 12} ${y} ${x - 14} ${y - 22} ${x} ${y - 46}Z`,
    "#fff3d0",
  );

const taper = (x: number, top: number, c: { main: string; light: string }) =>
  box(x - 20, top, 40, -top, c.main, 8) + box(x - 20, top, 13, -top, c.light, 6, 'opacity=".6"');

/** Candles and light, bath, paper. */
export const HOME_DRAWINGS: Record<string, Drawing> = {
  Candle: (c) =>
    box(-140, -300, 280, 300, c.main, 30) +
    box(-140, -300, 90, 300, c.light, 30, 'opacity=".5"') +
    oval(0, -292, 140, 30, c.light) +
    oval(0, -288, 120, 22, "#fff6df") +
    line("M0 -290 L0 -326", "#4a3b30", 7) +
    flame(0, -318) +
    box(-80, -200, 160, 120, "#fffaf0", 8) +
    line("M-40 -160 L40 -160", c.dark, 7) +
    line("M-54 -130 L54 -130 M-30 -108 L30 -108", c.dark, 4, 'opacity=".5"'),
  "Dinner candle": (c) =>
    [-110, -36, 38, 112].map((x, index) => taper(x, -330 - (index % 2) * 50, c)).join("") +
    [-110, -36, 38, 112].map((x, index) => line(`M${x} ${-330 - (index % 2) * 50} v-26`, "#6b5a44", 5)).join("") +
    box(-150, -170, 300, 76, c.accent, 10, 'opacity=".92"') +
    line("M-60 -132 L60 -132", "#fff", 6, 'opacity=".8"'),
  "Candle holder": (c) =>
    line("M150 -60 C260 -70 250 40 140 -20", c.dark, 16) +
    `<g transform="translate(0 -70)">${taper(0, -250, { main: "#f7efdd", light: "#ffffff" })}</g>` +
    line("M0 -320 L0 -346", "#4a3b30", 6) +
    flame(0, -340) +
    shape("M-52 -130 L52 -130 L40 -50 L-40 -50Z", c.main) +
    oval(0, -130, 52, 13, c.dark) +
    shape("M-200 -60 L200 -60 C190 -10 120 0 0 0 C-120 0 -190 -10 -200 -60Z", c.main) +
    oval(0, -60, 200, 28, c.light) +
    oval(0, -58, 168, 18, c.main),
  Lamp: (c) =>
    shape("M-250 20 L-120 -220 L120 -220 L250 20Z", "#fff3d0", 'opacity=".35"') +
    box(-12, -240, 24, 220, "#b08a5c", 10) +
    oval(0, -12, 110, 20, "#8e6c45") +
    oval(0, -20, 104, 16, "#b08a5c") +
    shape("M-110 -440 L110 -440 L180 -220 L-180 -220Z", c.light) +
    shape("M-110 -440 L-30 -440 L-60 -220 L-180 -220Z", "#fff", 'opacity=".45"') +
    line("M-180 -222 L180 -222", c.main, 12) +
    line("M-110 -438 L110 -438", c.main, 8),
  Soap: (c) =>
    box(-190, -110, 380, 110, c.main, 30) +
    box(-190, -110, 380, 46, c.light, 23, 'opacity=".6"') +
    `<g transform="rotate(-7 0 -170)">` +
    box(-150, -210, 300, 96, c.light, 26) +
    box(-60, -212, 120, 100, "#fffaf0", 4) +
    line("M-34 -162 L34 -162", c.accent, 6) +
    `</g>` +
    oval(130, -280, 26, 26, "#fff", 'opacity=".7"') +
    oval(176, -330, 16, 16, "#fff", 'opacity=".6"') +
    oval(110, -350, 12, 12, "#fff", 'opacity=".6"') +
    leaf(-170, -120, 90, -50, c.accent),
  Brush: (c) =>
    `<g transform="rotate(24 0 -200)">` +
    box(-26, -470, 52, 260, c.main, 24) +
    oval(0, -440, 9, 9, c.wall) +
    line("M0 -470 C-30 -520 40 -520 6 -470", c.accent, 6) +
    box(-66, -230, 132, 120, c.main, 40) +
    box(-66, -230, 44, 120, c.light, 30, 'opacity=".5"') +
    Array.from({ length: 12 }, (_, index) =>
      line(`M${-55 + index * 10} -112 L${-72 + index * 13} -30`, c.dark, 6),
    ).join("") +
    `</g>`,
  Notebook: (c) =>
    `<g transform="rotate(-5)">` +
    box(-170, -380, 350, 380, "#fffaf0", 8) +
    box(-180, -390, 350, 380, c.main, 12) +
    box(-180, -390, 46, 380, c.dark, 12) +
    box(-90, -310, 200, 90, "#fffaf0", 6) +
    line("M-60 -276 L80 -276 M-40 -250 L60 -250", c.dark, 4, 'opacity=".6"') +
    line("M130 -390 L130 -10", c.accent, 10) +
    `</g>`,
  Pen: (c) =>
    box(-210, -16, 420, 16, "#fffaf0", 4) +
    `<g transform="rotate(38 0 -180)">` +
    box(-18, -420, 36, 330, c.main, 16) +
    box(-18, -420, 12, 330, c.light, 8, 'opacity=".7"') +
    box(-18, -210, 36, 16, c.dark, 3) +
    shape("M-18 -90 L18 -90 L0 -20Z", c.accent) +
    `</g>` +
    line("M-190 -22 C-150 -50 -130 0 -90 -24", c.dark, 6),
  Card: (c) =>
    `<g transform="rotate(7 0 -150)">` +
    box(-200, -280, 400, 270, c.light, 6) +
    shape("M-200 -280 L0 -120 L200 -280Z", c.main) +
    oval(0, -130, 30, 30, c.accent) +
    `</g>` +
    `<g transform="rotate(-9 -40 -220)">` +
    box(-170, -420, 270, 340, "#fffdf7", 4) +
    line("M-36 -140 C-46 -220 -20 -280 -36 -360", c.accent, 7) +
    [-160, -200, -240, -280, -320]
      .map((y, index) => leaf(-36, y, 74 - index * 9, 58, c.accent) + leaf(-36, y, 74 - index * 9, -58, c.accent))
      .join("") +
    `</g>`,
};
