import { env } from "#app/env.server.ts";
import { Memo } from "#app/lib/memo.ts";
import { keyedHash } from "#app/lib/seal.ts";

import { type ClickedPick, readClick, signClick } from "./click-id.ts";

const masterKey = Buffer.from(env.MASTER_KEY, "base64");
const keys = new Memo<Buffer>(1_000);

/** Not the shop's data key, which costs a query: a page must not wait for it. */
function keyOf(shop: string): Buffer {
  return keys.get(shop, () => keyedHash(masterKey, "pick-click", shop));
}

/** A signed id for a link to a pick; null for what is no product of Shopify's. */
export function clickId(shop: string, pick: ClickedPick): string | null {
  return signClick(keyOf(shop), pick);
}

/** The pick behind an id of this shop; null for every other text. */
export function readClickId(shop: string, id: string): ClickedPick | null {
  return readClick(keyOf(shop), id);
}
