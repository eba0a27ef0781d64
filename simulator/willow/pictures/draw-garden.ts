import { box, type Drawing, leaf, line, oval, shape } from "./drawing.ts";

const pot = (main: string, light: string, dark: string) =>
  shape("M-120 -190 L120 -190 L92 0 L-92 0Z", main) +
  shape("M-120 -190 L-50 -190 L-44 0 L-92 0Z", light, 'opacity=".5"') +
  box(-134, -222, 268, 50, main, 10) +
  box(-134, -186, 268, 14, dark, 6, 'opacity=".3"');

/** Pots, plants, tools and vases. */
export const GREEN_DRAWINGS: Record<string, Drawing> = {
  Planter: (c) =>
    box(-150, -18, 300, 18, c.dark, 9) +
    `<g transform="scale(1.35)">${pot(c.main, c.light, c.dark)}</g>` +
    leaf(-30, -292, 90, -30, "#7d9268") +
    leaf(0, -292, 110, 4, "#6c8258") +
    leaf(34, -292, 84, 36, "#8ea47a"),
  Plant: (c, chance) =>
    Array.from({ length: 11 }, (_, index) => {
      const angle = -75 + index * 15 + chance.between(-6, 6);
      return leaf(0, -200, chance.between(170, 240), angle, index % 2 ? "#6f8a5c" : "#58744a");
    }).join("") +
    Array.from({ length: 6 }, (_, index) => leaf(0, -200, chance.between(90, 140), -55 + index * 22, "#8fa87a")).join(
      "",
    ) +
    pot(c.accent, c.light, c.dark),
  Seeds: (c) =>
    `<g transform="rotate(-6)">` +
    box(-140, -390, 280, 390, "#fbf6ea", 10) +
    box(-140, -390, 280, 60, c.main, 10) +
    line("M0 -70 C-6 -150 8 -190 0 -230", "#6f8a5c", 8) +
    leaf(0, -110, 80, -58, "#6f8a5c") +
    leaf(0, -130, 76, 54, "#8fa87a") +
    [0, 60, 120, 180, 240, 300]
      .map((turn) => oval(0, -276, 17, 34, c.main, `transform="rotate(${turn} 0 -246)"`))
      .join("") +
    oval(0, -246, 18, 18, c.accent) +
    box(-90, -42, 180, 10, c.dark, 5, 'opacity=".4"') +
    `</g>` +
    [170, 196, 214, 186, 226].map((x, index) => oval(x, -8 - (index % 3) * 9, 8, 5, c.dark)).join(""),
  "Garden tool": (c) =>
    `<g transform="rotate(14)">` +
    box(-24, -460, 48, 190, "#c79a63", 22) +
    box(-24, -330, 48, 16, c.dark, 4) +
    line("M0 -280 L0 -210", c.dark, 18) +
    shape("M-72 -220 L72 -220 C76 -120 40 -30 0 0 C-40 -30 -76 -120 -72 -220Z", c.main) +
    shape("M-72 -220 L-10 -220 C-16 -130 -10 -60 0 0 C-40 -30 -76 -120 -72 -220Z", c.light, 'opacity=".6"') +
    `</g>` +
    shape("M-240 6 C-200 -60 -120 -50 -90 6Z", "#6b5344") +
    leaf(-165, -36, 70, -24, "#7d9268") +
    leaf(-162, -36, 64, 26, "#94a983"),
  "Watering can": (c) =>
    line("M-120 -150 C-240 -160 -240 -330 -60 -300", c.dark, 18) +
    shape("M120 -70 L236 -290 L262 -276 L150 -20Z", c.dark) +
    line("M226 -306 L276 -276", c.dark, 18) +
    shape("M-130 -260 L110 -260 L140 0 L-150 0Z", c.main) +
    shape("M-130 -260 L-50 -260 L-60 0 L-150 0Z", c.light, 'opacity=".5"') +
    oval(-10, -260, 120, 24, c.light) +
    oval(-10, -256, 100, 17, c.dark, 'opacity=".7"') +
    line("M-146 -40 L136 -40", c.dark, 6, 'opacity=".4"'),
  Vase: (c, chance) =>
    line("M0 -250 C-10 -330 -60 -380 -80 -450", c.accent, 7) +
    line("M0 -250 C20 -330 50 -370 90 -420", c.accent, 7) +
    [-20, 20, -44].map((turn, index) => leaf(-30 - index * 18, -330 - index * 40, 70, turn - 40, c.accent)).join("") +
    leaf(40, -350, 74, 62, c.accent) +
    leaf(70, -390, 64, -4, c.accent) +
    oval(-84, -458, 24, 24, c.light) +
    oval(94, -426, chance.between(18, 26), 20, c.light) +
    shape(
      "M-44 -260 L44 -260 C44 -210 130 -180 130 -100 C130 -30 80 0 0 0 C-80 0 -130 -30 -130 -100 C-130 -180 -44 -210 -44 -260Z",
      c.main,
    ) +
    shape(
      "M-44 -260 L-6 -260 C-6 -200 -60 -170 -60 -90 C-60 -40 -40 -10 -10 0 C-80 0 -130 -30 -130 -100 C-130 -180 -44 -210 -44 -260Z",
      c.light,
      'opacity=".5"',
    ) +
    oval(0, -260, 48, 12, c.dark),
};
