import type { Palette } from "../catalog/shelf.ts";

/** The colors of a picture: wall, table, the thing itself in three tones, and one accent. */
export interface Colors {
  wall: string;
  table: string;
  dark: string;
  main: string;
  light: string;
  accent: string;
}

const row = (wall: string, table: string, dark: string, main: string, light: string, accent: string): Colors => ({
  wall,
  table,
  dark,
  main,
  light,
  accent,
});

export const COLORS: Record<Palette, Colors> = {
  clay: row("#f3e9df", "#e6d5c4", "#8a5a3f", "#b98563", "#d9b395", "#5d6b4f"),
  sage: row("#eef1e8", "#dbe2cf", "#6c7d5f", "#9aab8a", "#c3cfb5", "#b98563"),
  oat: row("#f5f0e6", "#e8dec9", "#a08c68", "#cdbb97", "#e6dac0", "#6c7d5f"),
  ink: row("#e9ebed", "#d3d8dd", "#1f2a36", "#3b4a5a", "#6b7b8b", "#c98b5f"),
  rust: row("#f6e8e0", "#ecd3c5", "#8b3f26", "#b85c3c", "#dd9474", "#49604f"),
  fog: row("#eef1f3", "#dce3e7", "#7c8c97", "#a9b8c1", "#d0dade", "#b3705a"),
  moss: row("#edf0e4", "#d9dfc8", "#3f5238", "#617a53", "#94a983", "#d8b25f"),
  honey: row("#f8f0dc", "#eedfb8", "#a3722a", "#d3a04b", "#ebca8a", "#6b5a44"),
  blush: row("#f8ecea", "#efd8d4", "#a96a66", "#d09a93", "#eac6c0", "#6f7f63"),
  chalk: row("#f1efea", "#e0dcd2", "#a9a396", "#e4e0d6", "#f8f6f1", "#8a9a86"),
};
