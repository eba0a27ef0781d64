import "@shopify/shopify-app-remix/adapters/node";

import { LogSeverity } from "@shopify/shopify-api";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { SealedSessionStorage } from "#app/session-storage.server.ts";

/** The Admin API version of every query and webhook; `shopify.app.toml` names the same. */
const API_VERSION = ApiVersion.July26;

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: API_VERSION,
  scopes: env.SCOPES.split(","),
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage: new SealedSessionStorage(new PrismaSessionStorage(db), env.MASTER_KEY),
  logger: {
    level: LogSeverity.Warning,
    log: (severity, message) => logger.warn({ severity, sdk: message.slice(0, 300) }, "shopify sdk"),
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { authenticate, unauthenticated, login, addDocumentResponseHeaders, sessionStorage } = shopify;
