import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { Kind, parse, validate } from "graphql";
import { afterEach, expect } from "vitest";

import { db } from "#app/db.server.ts";
import { sessionStorage } from "#app/shopify.server.ts";

import { adminSchema } from "./admin-schema.ts";
import { WILLOW } from "./willow.ts";

type Variables = Record<string, unknown>;
/** Answers one Admin API call: the `data` of the answer, or a whole Response for trouble. */
export type AdminAnswer = (operation: string, variables: Variables) => unknown;

const realFetch = globalThis.fetch;
let answer: AdminAnswer | undefined;

/**
 * Lets the test answer the Admin API of a shop, and gives the app an offline token for it. Queries are
 * validated against the real schema; any other outside call fails the test.
 */
export async function answerAdmin(reply: AdminAnswer, shop = WILLOW) {
  answer = reply;
  globalThis.fetch = intercept;
  await storeOfflineToken(shop);
}

afterEach(() => {
  answer = undefined;
  globalThis.fetch = realFetch;
});

// Shopify's SDK keeps the fetch it saw at its import: let it look the current one up instead.
setAbstractFetchFunc((...request) => globalThis.fetch(...request));

async function intercept(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (!url.hostname.endsWith(".myshopify.com")) return realFetch(request);
  if (!answer) throw new Error(`Unexpected call to ${url.hostname}${url.pathname}`);
  const { query, variables = {} } = (await request.json()) as { query: string; variables?: Variables };
  const document = parse(query);
  expect(validate(adminSchema(), document).map((error) => error.message)).toEqual([]);
  const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const result = await answer(definition?.name?.value ?? "", variables);
  return result instanceof Response ? result : Response.json({ data: result, extensions: { cost } });
}

const cost = {
  requestedQueryCost: 10,
  actualQueryCost: 5,
  throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 },
};

async function storeOfflineToken(shop: string) {
  const { Session } = await import("@shopify/shopify-api");
  const inAnHour = new Date(Date.now() + 3_600_000);
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${shop}`,
      shop,
      state: "",
      isOnline: false,
      accessToken: "shpat_test",
      expires: inAnHour,
      refreshToken: "shprt_test",
      refreshTokenExpires: inAnHour,
    }),
  );
  expect(await db.session.count({ where: { shop } })).toBe(1);
}
