import "@shopify/shopify-app-remix/adapters/node";

import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { SealedSessionStorage } from "#app/session-storage.server.ts";

/** The Admin API version of every query and webhook; `shopify.app.toml` names the same. */
export const API_VERSION = ApiVersion.July26;

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: API_VERSION,
  scopes: env.SCOPES.split(","),
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage: new SealedSessionStorage(new PrismaSessionStorage(db), env.MASTER_KEY),
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { authenticate, unauthenticated, login, addDocumentResponseHeaders, sessionStorage } = shopify;
