import type { Surface } from "#app/engagement/fact-kind.ts";

import type { ClickedPick } from "./click-id.ts";

/** Where picks can be followed: the pages, messages, and the shelf beside a product. */
export type ClickSurface = Surface | "mail" | "shelf";

/** A click with its shop and its moment, before it is stored. */
export interface NewClick extends ClickedPick {
  shop: string;
  surface: ClickSurface;
  clickedAt: Date;
}

/** Within so many seconds the same click is one: double taps, a beacon sent twice, a link opened in two tabs. */
export const REPEAT_SECONDS = 30;

/** Leaves out what says again what another one in the same write says. On a shelf nobody can tell who clicks. */
export function withoutRepeats(clicks: readonly NewClick[]): NewClick[] {
  const last = new Map<string, number>();
  return clicks
    .toSorted((one, other) => one.clickedAt.getTime() - other.clickedAt.getTime())
    .filter(({ shop, orderId, productGid, surface, clickedAt }) => {
      if (orderId === null) return true;
      const key = `${shop} ${orderId} ${productGid} ${surface}`;
      const at = clickedAt.getTime();
      const isRepeat = at - (last.get(key) ?? -Infinity) < REPEAT_SECONDS * 1_000;
      if (!isRepeat) last.set(key, at);
      return !isRepeat;
    });
}
