import { mintSessionToken } from "#simulator/shopify/session-token.ts";
import type { World } from "#simulator/world.ts";

// Shopify's library turns away what calls itself a program.
const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36";

/** A merchant without a browser: talks to the embedded pages with the tokens that Shopify's admin would mint. */
export interface Merchant {
  /** Opens the app from the admin; the first time this installs it. */
  open(): Promise<string>;
  /** Submits a form of an embedded page, as the page itself would. */
  submit(path: string, routeId: string, fields: Record<string, string>): Promise<unknown>;
  /** The loader's answer of an embedded page. */
  load(path: string, routeId: string): Promise<unknown>;
}

export function createMerchant({ config, shop }: World): Merchant {
  const token = () => mintSessionToken(config, shop.domain);
  const call = async (path: string, routeId: string, init: RequestInit) => {
    const url = new URL(path, config.appUrl);
    url.searchParams.set("_data", routeId);
    const headers = { Authorization: `Bearer ${token()}`, "User-Agent": USER_AGENT };
    const answer = await fetch(url, { ...init, headers });
    if (!answer.ok) throw new Error(`${init.method ?? "GET"} ${url.pathname} answered ${answer.status}`);
    return answer.json() as Promise<unknown>;
  };
  return {
    async open() {
      const url = new URL("/app", config.appUrl);
      const host = Buffer.from(`admin.shopify.com/store/${shop.domain.split(".")[0]}`).toString("base64url");
      for (const [name, value] of Object.entries({ embedded: "1", shop: shop.domain, host, id_token: token() })) {
        url.searchParams.set(name, value);
      }
      const answer = await fetch(url, { headers: { "User-Agent": USER_AGENT } });
      if (!answer.ok) throw new Error(`Opening the app answered ${answer.status}`);
      return answer.text();
    },
    submit: (path, routeId, fields) => call(path, routeId, { method: "POST", body: new URLSearchParams(fields) }),
    load: (path, routeId) => call(path, routeId, {}),
  };
}
