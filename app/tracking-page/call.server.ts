import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { lookOf } from "#app/shops/page-look.ts";
import { findShop } from "#app/shops/shop.server.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { goTo } from "./answer.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";
import { judgeProxyRequest } from "./app-proxy.ts";
import type { Face } from "./face.ts";

const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);

/**
 * Whose shop this request came through. The signature is only the first filter: what is shown hangs on
 * the token or on the look-up, and every query carries this shop.
 */
export type Caller =
  { kind: "caller"; shop: string; face: Face; customerGid: string | null } | { kind: "refused"; response: Response };

export async function identifyCaller(request: Request, now = new Date()): Promise<Caller> {
  const verdict = judgeProxyRequest(request.method, new URL(request.url), secrets, now);
  if (verdict.kind === "redirect") return { kind: "refused", response: goTo(verdict.to) };
  if (verdict.kind === "refused") {
    logger.warn({ status: verdict.status, why: verdict.why }, "app proxy request refused");
    return refuse(verdict.status, "This address only works inside a shop.");
  }
  const { call } = verdict;
  const shop = await findShop(call.shop);
  if (!shop || shop.uninstalledAt) return refuse(404, "Not found.");
  if (shop.pathPrefix !== call.pathPrefix) {
    await db.shop.update({ where: { domain: shop.domain }, data: { pathPrefix: call.pathPrefix } });
  }
  const wishes = [call.locale, request.headers.get("Accept-Language")];
  const face: Face = {
    kind: call.fragment ? "fragment" : "liquid",
    pathPrefix: call.visitedPrefix,
    look: lookOf(parseBrand(shop.brand)),
    ownPath: null,
    words: wordsIn(chooseLanguage([...wishes, shop.primaryLocale])),
    wishes,
  };
  return { kind: "caller", shop: shop.domain, face, customerGid: call.customerGid };
}

function refuse(status: number, body: string): Caller {
  return { kind: "refused", response: new Response(body, { status, headers: PRIVATE_HEADERS }) };
}
