import type { World } from "../world.ts";
import { type Exhibit, later, PATIENCE_MS, turnLate } from "./gallery-orders.ts";

const OWN_PATH = /data-own-path="([^"]+)"/;
/** No shopper: what the gallery does is not to be counted. */
const USER_AGENT = "afterglow-gallery-bot/1";

/**
 * Looks the order up as its buyer would, and remembers the path of its own page; null while the app has not read
 * the order yet. Every miss doubles the wait before the next try, however many frames ask.
 */
export async function findPage(world: World, exhibit: Exhibit): Promise<string | null> {
  if (exhibit.path !== null || world.now() < exhibit.askAt) return exhibit.path;
  exhibit.askAt = later(world.now(), PATIENCE_MS * 2 ** ++exhibit.misses);
  const answer = await fetch(`${world.config.storefrontUrl}/apps/track/lookup?view=fragment`, {
    method: "POST",
    headers: { "User-Agent": USER_AGENT, "X-Forwarded-For": addressOf(exhibit) },
    body: new URLSearchParams({ order: exhibit.order.name, contact: exhibit.buyer.email ?? "" }),
  });
  exhibit.path = OWN_PATH.exec(await answer.text())?.[1] ?? null;
  if (exhibit.path !== null) turnLate(world, exhibit);
  return exhibit.path;
}

/** Every buyer sits at home (an address for documentation, RFC 5737). */
function addressOf({ order }: Exhibit): string {
  return `198.51.100.${order.number % 256}`;
}
