import { createChance, seedOf } from "../chance.ts";
import type { Trait } from "../stock-shelves.ts";
import { COLORS } from "./colors.ts";
import { GREEN_DRAWINGS } from "./draw-garden.ts";
import { HOME_DRAWINGS } from "./draw-home.ts";
import { TABLE_DRAWINGS } from "./draw-table.ts";
import { CLOTH_DRAWINGS } from "./draw-textiles.ts";
import type { Drawing } from "./drawing.ts";

const DRAWINGS: Record<string, Drawing> = { ...TABLE_DRAWINGS, ...CLOTH_DRAWINGS, ...GREEN_DRAWINGS, ...HOME_DRAWINGS };

/** Types that have a drawing of their own. */
export const DRAWN_TYPES = Object.keys(DRAWINGS);

/** A still life of the product: 800 × 800, no text, no outside references. The same handle is drawn the same way. */
export function drawPicture(handle: string, trait: Trait): string {
  const colors = COLORS[trait.palette];
  const chance = createChance(seedOf(handle));
  const drawing = DRAWINGS[trait.type];
  if (!drawing) throw new Error(`No drawing for ${trait.type}`);
  const sun = chance.pick([190, 610]);
  const size = 0.94 + chance.next() * 0.1;
  const mirrored = chance.happens(0.5) ? -1 : 1;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800" role="img">
<rect width="800" height="800" fill="${colors.wall}"/>
<circle cx="${sun}" cy="230" r="${chance.between(120, 170)}" fill="#fff" opacity=".45"/>
<rect y="590" width="800" height="210" fill="${colors.table}"/>
<rect y="590" width="800" height="4" fill="#fff" opacity=".5"/>
<ellipse cx="400" cy="640" rx="${Math.round(230 * size)}" ry="30" fill="${colors.dark}" opacity=".16"/>
<g transform="translate(400 640) scale(${(mirrored * size).toFixed(3)} ${size.toFixed(3)})" stroke-linecap="round" stroke-linejoin="round">${drawing(colors, chance)}</g>
</svg>
`;
}
