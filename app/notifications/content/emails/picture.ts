import { html, type Html } from "#app/lib/html.ts";

import type { Palette } from "../palette.ts";
import { LETTER } from "./theme.ts";

interface Pictured {
  title: string;
  imageUrl: string | null;
  imageAlt: string;
}

/** A square picture of a thing; without one, the first letter of its name. @param size in pixels */
export function picture({ title, imageUrl, imageAlt }: Pictured, size: number, palette: Palette): Html {
  const ground = `border-radius:10px;background-color:${palette.accentTint}`;
  if (imageUrl) {
    return html`<img
      src="${sized(imageUrl, size * 2)}"
      width="${size}"
      height="${size}"
      alt="${imageAlt}"
      style="display:block;width:${size}px;height:${size}px;object-fit:cover;border:0;${ground};color:${palette.accentInk};font-size:11px"
    />`;
  }
  return html`<div
    class="tint"
    aria-hidden="true"
    style="width:${size}px;height:${size}px;text-align:center;${LETTER};line-height:${size}px;color:${palette.accentInk};${ground}"
  >
    ${[...title][0] ?? ""}
  </div>`;
}

/** Shopify makes its pictures smaller when asked to: a mail is opened on the road. */
export function sized(imageUrl: string, width: number): string {
  const url = new URL(imageUrl);
  if (url.hostname !== "cdn.shopify.com") return imageUrl;
  url.searchParams.set("width", String(width));
  return url.href;
}
