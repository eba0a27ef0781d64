import { setTimeout as sleep } from "node:timers/promises";

import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { z } from "zod";

import { unauthenticated } from "#app/shopify.server.ts";

/** Tries when Shopify is broken, and when it is merely asking for patience. */
const MAX_TRIES = 6;
const MAX_THROTTLED_TRIES = 60;
const MAX_WAIT_MS = 20_000;

const throttleStatus = z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() });
const costSchema = z.object({ requestedQueryCost: z.number(), throttleStatus });
const errorSchema = z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() });

/** `retryAfter` in seconds. */
const httpAnswer = z.object({ code: z.number(), retryAfter: z.number().optional() });

/** The Admin API answered, but not with what was asked for: no further try will change that. */
export class AdminApiError extends Error {}

/**
 * Runs a query or mutation for a shop with its offline token (refreshed by the library when it has
 * expired) and parses the answer's `data`.
 *
 * Throttled calls wait until the shop's bucket holds the query's cost, for minutes if need be: other work of
 * the same shop drinks from it too. Broken answers back off and end after six tries.
 * https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
 * @throws AdminApiError when Shopify refuses the query or answers something else, Error when it does not answer
 */
export async function queryAdmin<T>(
  shop: string,
  document: string,
  variables: Record<string, unknown>,
  schema: z.ZodType<T>,
): Promise<T> {
  const { admin } = await unauthenticated.admin(shop);
  let throttled = 0;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(() => admin.graphql(document, { variables }));
    if ("data" in answer) return read(answer.data, schema);
    if (answer.waitMs === null) throw new AdminApiError(answer.message, { cause: answer.cause });
    if (answer.waitMs !== undefined) throttled += 1;
    const broken = attempt - throttled;
    if (broken >= MAX_TRIES || throttled >= MAX_THROTTLED_TRIES) {
      throw new Error(`The Admin API of ${shop} kept refusing: ${answer.message}`);
    }
    await sleep(Math.min(answer.waitMs ?? 500 * 2 ** broken, MAX_WAIT_MS));
  }
}

/** An answer of another shape is Shopify's doing, not that of whoever's webhook made us ask. */
function read<T>(answered: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(answered);
  if (!parsed.success) throw new AdminApiError("The answer has another shape than asked for", { cause: parsed.error });
  return parsed.data;
}

type Answer = { data: unknown } | { message: string; cause?: unknown; waitMs: number | null | undefined };

async function ask(call: () => Promise<Response>): Promise<Answer> {
  try {
    const body = (await (await call()).json()) as { data?: unknown };
    return { data: body.data };
  } catch (error) {
    if (error instanceof GraphqlQueryError) return readErrors(error);
    const response = error instanceof HttpResponseError ? httpAnswer.parse(error.response) : null;
    if (response?.code === 429) return { message: "HTTP 429", waitMs: (response.retryAfter ?? 1) * 1_000 };
    if (response && response.code >= 500) return { message: `HTTP ${response.code}`, waitMs: undefined };
    throw new Error("The Admin API did not answer", { cause: error });
  }
}

function readErrors(error: GraphqlQueryError): Answer {
  const list = z.array(errorSchema).safeParse((error.body?.errors as { graphQLErrors?: unknown })?.graphQLErrors);
  const errors = list.success ? list.data : [];
  const codes = errors.map((one) => one.extensions?.code);
  // Fields the app may not read come back null beside the rest: the rest is still an answer.
  const partial = error.body?.data as unknown;
  if (partial && codes.every((code) => code === "ACCESS_DENIED")) return { data: partial };
  const message = errors.map((one) => one.message).join("; ") || error.message;
  return { message, waitMs: codes.includes("THROTTLED") ? restoreTime(error.body?.extensions) : null };
}

/** Milliseconds until the bucket holds the query's cost again; a second when Shopify does not say. */
function restoreTime(extensions: unknown): number {
  const cost = costSchema.safeParse((extensions as { cost?: unknown } | undefined)?.cost);
  if (!cost.success) return 1_000;
  const { requestedQueryCost, throttleStatus: bucket } = cost.data;
  const missing = Math.max(requestedQueryCost - bucket.currentlyAvailable, 1);
  return Math.ceil((missing / bucket.restoreRate) * 1_000);
}
