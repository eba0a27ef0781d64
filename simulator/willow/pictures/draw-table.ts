import { box, type Drawing, line, oval, shape, specks } from "./drawing.ts";

/** Tea, coffee, kitchen and table. */
export const TABLE_DRAWINGS: Record<string, Drawing> = {
  Teapot: (c, chance) =>
    line("M-70 -300 C-60 -420 90 -420 95 -300", c.accent, 16) +
    shape("M120 -190 C200 -200 190 -300 235 -320 L252 -300 C230 -250 235 -150 130 -110Z", c.dark) +
    shape("M-170 -150 C-170 -290 170 -290 170 -150 C170 -40 110 0 0 0 C-110 0 -170 -40 -170 -150Z", c.main) +
    shape(
      "M-170 -150 C-170 -290 20 -265 20 -255 C-80 -230 -120 -130 -70 -10 C-140 -30 -170 -80 -170 -150Z",
      c.light,
      'opacity=".55"',
    ) +
    specks(chance, 26, -120, -200, 240, 170, c.dark) +
    oval(0, -252, 84, 18, c.dark) +
    shape("M-78 -256 C-60 -300 60 -300 78 -256Z", c.light) +
    oval(0, -302, 18, 14, c.accent),
  Cup: (c, chance) =>
    line("M120 -190 C220 -200 220 -60 105 -70", c.dark, 24) +
    shape("M-140 -240 L140 -240 C140 -80 110 0 0 0 C-110 0 -140 -80 -140 -240Z", c.main) +
    shape("M-140 -240 L-60 -240 C-60 -100 -50 -30 -20 0 C-110 0 -140 -80 -140 -240Z", c.light, 'opacity=".5"') +
    specks(chance, 22, -110, -200, 220, 170, c.dark) +
    oval(0, -240, 140, 32, c.light) +
    oval(0, -236, 122, 24, c.accent) +
    line("M-40 -300 C-60 -340 -10 -360 -30 -410", "#fff", 9, 'opacity=".8"') +
    line("M30 -300 C10 -340 60 -360 40 -400", "#fff", 9, 'opacity=".8"'),
  Tea: (c, chance) =>
    box(-120, -300, 240, 300, c.main, 16) +
    box(-120, -300, 80, 300, c.light, 16, 'opacity=".45"') +
    box(-130, -340, 260, 62, c.dark, 14) +
    box(-86, -220, 172, 150, "#fffdf7", 8) +
    line("M0 -92 C-10 -140 10 -160 0 -198", c.accent, 6) +
    shape("M0 -150 C-50 -160 -60 -190 -52 -205 C-20 -205 0 -185 0 -150Z", c.accent) +
    shape("M0 -130 C50 -140 60 -170 52 -185 C20 -185 0 -165 0 -130Z", c.accent, 'opacity=".75"') +
    Array.from({ length: 14 }, () =>
      oval(chance.between(150, 240), chance.between(-16, 6), chance.between(7, 13), 4, c.accent, 'opacity=".8"'),
    ).join(""),
  Coffee: (c, chance) =>
    shape("M-130 -330 L130 -330 L142 0 L-142 0Z", c.main) +
    shape("M-130 -330 L-60 -330 L-70 0 L-142 0Z", c.light, 'opacity=".45"') +
    box(-130, -372, 260, 50, c.dark, 8) +
    box(-84, -240, 168, 150, "#fffdf7", 8) +
    oval(0, -165, 34, 48, c.dark) +
    line("M0 -205 C-16 -180 16 -150 0 -125", "#fffdf7", 7) +
    Array.from({ length: 9 }, () => oval(chance.between(165, 250), chance.between(-14, 4), 13, 9, "#5b3a28")).join(""),
  "Coffee maker": (c) =>
    line("M108 -150 C190 -150 190 -40 100 -50", c.accent, 18) +
    shape(
      "M-110 -190 L110 -190 L130 -30 C130 0 110 0 90 0 L-90 0 C-110 0 -130 0 -130 -30Z",
      "#ffffff",
      'opacity=".65"',
    ) +
    shape("M-118 -110 L118 -110 L130 -30 C130 0 110 0 90 0 L-90 0 C-110 0 -130 0 -130 -30Z", "#5b3a28") +
    box(-120, -216, 240, 34, c.accent, 16) +
    shape("M-150 -400 L150 -400 L50 -216 L-50 -216Z", c.main) +
    shape("M-150 -400 L-60 -400 L-20 -216 L-50 -216Z", c.light, 'opacity=".6"') +
    oval(0, -400, 150, 30, c.light) +
    oval(0, -396, 128, 22, "#6b4630"),
  Bowl: (c, chance) =>
    box(-70, -24, 140, 24, c.dark, 8) +
    shape("M-220 -200 L220 -200 C210 -70 120 -14 0 -14 C-120 -14 -210 -70 -220 -200Z", c.main) +
    shape("M-220 -200 L-90 -200 C-80 -100 -50 -40 -10 -14 C-120 -14 -210 -70 -220 -200Z", c.light, 'opacity=".5"') +
    specks(chance, 34, -160, -170, 320, 130, c.dark) +
    oval(0, -200, 220, 46, c.light) +
    oval(0, -196, 196, 36, c.dark, 'opacity=".55"') +
    oval(-50, -200, 60, 18, c.accent, 'opacity=".9"') +
    oval(50, -194, 70, 20, c.accent, 'opacity=".7"'),
  Plate: (c, chance) =>
    oval(0, -210, 230, 210, c.dark, 'opacity=".25"') +
    oval(0, -216, 226, 206, c.main) +
    oval(0, -216, 226, 206, "none", `stroke="${c.light}" stroke-width="10"`) +
    oval(0, -216, 150, 136, c.light, 'opacity=".7"') +
    specks(chance, 30, -140, -340, 280, 250, c.dark) +
    line("M-30 -150 C-10 -210 10 -250 40 -290", c.accent, 7) +
    oval(46, -298, 18, 26, c.accent, 'transform="rotate(28 46 -298)"') +
    oval(-6, -250, 14, 22, c.accent, 'transform="rotate(-40 -6 -250)"') +
    oval(30, -220, 14, 22, c.accent, 'transform="rotate(70 30 -220)"'),
  Board: (c) =>
    `<g transform="rotate(-8)">` +
    shape(
      "M-120 0 C-150 0 -150 -20 -150 -40 L-150 -260 C-150 -300 -110 -310 -60 -310 L-36 -310 L-36 -420 C-36 -460 36 -460 36 -420 L36 -310 L60 -310 C110 -310 150 -300 150 -260 L150 -40 C150 -20 150 0 120 0Z",
      c.main,
    ) +
    line("M-110 -270 C-90 -180 -120 -100 -100 -30", c.dark, 5, 'opacity=".35"') +
    line("M-40 -280 C-20 -180 -50 -100 -30 -30", c.dark, 5, 'opacity=".35"') +
    line("M40 -280 C20 -180 60 -100 40 -30", c.dark, 5, 'opacity=".35"') +
    line("M105 -270 C90 -180 120 -100 100 -30", c.dark, 5, 'opacity=".35"') +
    oval(0, -412, 14, 14, c.wall) +
    `</g>` +
    shape("M60 0 C60 -90 230 -90 230 0Z", "#c98f55") +
    line("M110 -52 L126 -22 M150 -64 L164 -30 M190 -52 L202 -22", "#f3d9ae", 8),
  Jar: (c, chance) =>
    box(-130, -330, 260, 330, "#ffffff", 40, 'opacity=".6"') +
    shape(
      "M-130 -210 C-60 -235 60 -190 130 -215 L130 -40 C130 -10 110 0 90 0 L-90 0 C-110 0 -130 -10 -130 -40Z",
      c.main,
    ) +
    specks(chance, 40, -110, -180, 220, 160, c.dark) +
    line("M-100 -290 L-100 -70", "#fff", 14, 'opacity=".7"') +
    box(-110, -392, 220, 70, c.accent, 18) +
    box(-110, -392, 220, 24, "#fff", 12, 'opacity=".25"'),
};
