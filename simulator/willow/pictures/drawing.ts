import type { Chance } from "../chance.ts";
import type { Colors } from "./colors.ts";

/** Draws a thing that stands on the origin: x from -250 to 250, y from -460 up to 0. */
export type Drawing = (colors: Colors, chance: Chance) => string;

export function shape(path: string, fill: string, more = ""): string {
  return `<path d="${path}" fill="${fill}" ${more}/>`;
}

export function line(path: string, stroke: string, width: number, more = ""): string {
  return `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" ${more}/>`;
}

export function oval(cx: number, cy: number, rx: number, ry: number, fill: string, more = ""): string {
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
}

export function box(x: number, y: number, width: number, height: number, fill: string, round = 0, more = ""): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}" ${more}/>`;
}

/** A leaf from (x, y), turned by so many degrees. */
export function leaf(x: number, y: number, length: number, degrees: number, fill: string): string {
  const half = Math.round(length * 0.24);
  const path = `M0 0 C${half} ${-length * 0.3} ${half} ${-length * 0.7} 0 ${-length} C${-half} ${-length * 0.7} ${-half} ${-length * 0.3} 0 0Z`;
  return `<g transform="translate(${x} ${y}) rotate(${degrees})">${shape(path, fill)}${line(`M0 0V${-length * 0.8}`, "#fff", 2, 'opacity=".35"')}</g>`;
}

/** Small specks of glaze within an area. */
export function specks(
  chance: Chance,
  count: number,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
) {
  return Array.from({ length: count }, () =>
    oval(chance.between(x, x + width), chance.between(y, y + height), 3, 3, fill, 'opacity=".5"'),
  ).join("");
}
