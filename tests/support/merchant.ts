import { mintSessionToken } from "#simulator/shopify/session-token.ts";

import { answerAdmin } from "./admin.ts";
import { WILLOW } from "./willow.ts";

const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36";
const APP = { apiKey: process.env.SHOPIFY_API_KEY ?? "", apiSecret: process.env.SHOPIFY_API_SECRET ?? "" };

/** A request of an embedded page by a signed-in merchant of this shop, as the arguments of a loader or an action. */
export async function merchantAsks(path: string, form?: Record<string, string>, shop = WILLOW) {
  await answerAdmin(() => ({}), shop);
  const headers = { Authorization: `Bearer ${mintSessionToken(APP, shop)}`, "User-Agent": USER_AGENT };
  const init = form ? { method: "POST", body: new URLSearchParams(form), headers } : { headers };
  return { request: new Request(new URL(path, process.env.SHOPIFY_APP_URL), init), params: {}, context: {} };
}
