import type { Shop } from "@prisma/client";

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
import { judgeProxyRequest, type ProxyCall } from "./app-proxy.ts";
import type { Face } from "./face.ts";

const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);

/**
 * Whose shop this request came through. The signature is only the first filter: what is shown hangs on
 * the token or on the look-up, and every query carries this shop.
 */
export type Caller = { kind: "caller"; shop: string; face: Face; customerGid: string | null } | Refused;

export type Admission = { kind: "call"; call: ProxyCall } | Refused;

interface Refused {
  kind: "refused";
  response: Response;
}

/** What is asked of a shop before it is answered for. */
export type GreetedShop = Pick<Shop, "domain" | "uninstalledAt" | "pathPrefix" | "brand" | "primaryLocale">;

/** The first filter alone, for who reads the shop along with something else. */
export function admit(request: Request, now = new Date()): Admission {
  const verdict = judgeProxyRequest(request.method, new URL(request.url), secrets, now);
  if (verdict.kind === "call") return verdict;
  if (verdict.kind === "redirect") return { kind: "refused", response: goTo(verdict.to) };
  logger.warn({ status: verdict.status, why: verdict.why }, "app proxy request refused");
  return refuse(verdict.status, "This address only works inside a shop.");
}

export async function identifyCaller(request: Request, now = new Date()): Promise<Caller> {
  const admission = admit(request, now);
  if (admission.kind === "refused") return admission;
  return greet(request, admission.call, await findShop(admission.call.shop));
}

/** The caller of an admitted call, by what is stored of the shop; null when nothing is. */
export async function greet(request: Request, call: ProxyCall, shop: GreetedShop | null): Promise<Caller> {
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

function refuse(status: number, body: string): Refused {
  return { kind: "refused", response: new Response(body, { status, headers: PRIVATE_HEADERS }) };
}
