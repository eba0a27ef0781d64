import type { Host } from "./host.ts";
import type { KnownAnswer, UnknownAnswer } from "./view.ts";

// Put in by the build.
declare const process: { env: { APP_URL: string } };

export type Answer = KnownAnswer | UnknownAnswer | "unchanged";

/**
 * Asks the app what this buyer may see of the order. Keys travel in the body, never in the address.
 * @param v what was answered last
 * @throws when there is no answer, or one that says nothing
 */
export async function askForView(host: Host, v: string | null): Promise<Answer> {
  const response = await post(host, { v, privacy: host.privacy.choice, picks: host.showPicks });
  if (response.status === 204) return "unchanged";
  if (!response.ok && response.status !== 404) throw new Error(`The app answered ${response.status}`);
  return (await response.json()) as KnownAnswer | UnknownAnswer;
}

/** Tells of a click, where it may be counted. Nobody waits for it, and nothing depends on it. */
export function tellClick(host: Host, kind: string, position: number, id: string): void {
  if (host.privacy.isCounted) post(host, { click: { kind, position, id } }).catch(() => undefined);
}

async function post(host: Host, more: object): Promise<Response> {
  const { surface, orderId, checkoutToken, locale } = host;
  return fetch(`${process.env.APP_URL}/api/order-status`, {
    method: "POST",
    headers: { Authorization: `Bearer ${await host.token()}`, "Content-Type": "application/json" },
    body: JSON.stringify({ surface, order: orderId, checkoutToken: checkoutToken ?? null, locale, ...more }),
  });
}
