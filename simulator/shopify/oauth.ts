import { randomBytes, randomUUID } from "node:crypto";

import { type Request, type Response, Router, json } from "express";

import type { World } from "../world.ts";
import { readSessionToken } from "./session-token.ts";
import { withGranted } from "./scopes.ts";
import type { AccessToken } from "./store.ts";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

const ACCESS_SECONDS = 3_600;
const REFRESH_SECONDS = 7_776_000;
/** A refresh that is repeated within this time (two processes at once) gets the same answer. */
const REPEAT_MS = 60_000;

/** `POST /shops/:shop/admin/oauth/access_token`: token exchange and refresh, as Shopify answers them. */
export function oauthRouter(world: World, scopes: string): Router {
  const router = Router();
  router.post("/shops/:shop/admin/oauth/access_token", json(), (request, response) => {
    const body = request.body as Record<string, string | undefined>;
    if (request.params["shop"] !== world.shop.domain) return refuse(response, 404, "invalid_request");
    if (body["client_id"] !== world.config.apiKey || body["client_secret"] !== world.config.apiSecret) {
      return refuse(response, 401, "invalid_client");
    }
    if (body["grant_type"] === EXCHANGE) return exchange(world, scopes, request, response);
    if (body["grant_type"] === "refresh_token") return refresh(world, request, response);
    return refuse(response, 400, "unsupported_grant_type");
  });
  return router;
}

function exchange(world: World, scopes: string, request: Request, response: Response): void {
  const body = request.body as Record<string, string | undefined>;
  const subject = body["subject_token"] ?? "";
  const wanted = body["requested_token_type"];
  if (body["subject_token_type"] !== ID_TOKEN || (wanted !== OFFLINE && wanted !== ONLINE)) {
    return refuse(response, 400, "invalid_request");
  }
  const claims = readSessionToken(world.config, world.shop.domain, subject, world.now());
  if (!claims) return refuse(response, 400, "invalid_subject_token");
  const kind = wanted === OFFLINE ? "offline" : "online";
  const known = world.shop.tokens.find((token) => token.subject === subject && token.kind === kind);
  const token = known ?? grant(world, withGranted(world, scopes), kind, subject);
  world.shop.installedAt ??= world.now();
  response.json({ ...answer(token), ...(kind === "online" ? person(scopes, claims.sub) : {}) });
}

function refresh(world: World, request: Request, response: Response): void {
  const given = (request.body as Record<string, string | undefined>)["refresh_token"];
  const used = world.shop.tokens.find((token) => token.refreshToken === given && token.refreshExpiresAt > world.now());
  if (!given || !used || !world.shop.installedAt) return refuse(response, 400, "invalid_grant");
  const repeated = world.shop.tokens.find(
    (token) => token.subject === given && token.expiresAt.getTime() > world.now().getTime() + lifetime() - REPEAT_MS,
  );
  response.json(answer(repeated ?? grant(world, used.scope, used.kind, given)));
}

function lifetime(): number {
  return ACCESS_SECONDS * 1000;
}

function grant(world: World, scope: string, kind: AccessToken["kind"], subject: string): AccessToken {
  const token: AccessToken = {
    accessToken: `shpat_${randomBytes(16).toString("hex")}`,
    refreshToken: `shprt_${randomUUID()}`,
    scope,
    kind,
    subject,
    expiresAt: new Date(world.now().getTime() + lifetime()),
    refreshExpiresAt: new Date(world.now().getTime() + REFRESH_SECONDS * 1000),
  };
  world.shop.tokens.push(token);
  return token;
}

function answer(token: AccessToken) {
  return {
    access_token: token.accessToken,
    scope: token.scope,
    expires_in: ACCESS_SECONDS,
    refresh_token: token.refreshToken,
    refresh_token_expires_in: REFRESH_SECONDS,
  };
}

function person(scope: string, userId: string) {
  const associated_user = {
    id: Number(userId),
    first_name: "Wilma",
    last_name: "Weide",
    email: "wilma@willow.example",
    email_verified: true,
    account_owner: true,
    locale: "en",
    collaborator: false,
  };
  return { associated_user_scope: scope, associated_user };
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error, error_description: `The request was refused: ${error}` });
}
