import type { IncomingMessage, ServerResponse } from "node:http";

import { pass } from "#app/checkpoint.server.ts";
import { pool } from "#app/db.server.ts";
import { GroupCommit, Overloaded } from "#app/lib/group-commit.ts";
import { logger } from "#app/logger.server.ts";

import { readBody } from "./read-body.ts";
import { type IncomingItem, storeItems } from "./store-items.server.ts";

const BODY_LIMIT = 1024 * 1024;
/** How long a refused sender may go on talking, so that it gets to hear the refusal. */
const LINGER_MS = 2_000;

// The sender waits five seconds at most; it must hear "try again" well before that when the database is away.
const inbox = new GroupCommit<IncomingItem>((items) => storeItems(pool, items), {
  maxItems: 100,
  maxInFlight: 2,
  maxWaiting: 5_000,
  timeoutMs: 900,
});

/** What a sender reads beside the 200. */
export interface Answer {
  contentType: string;
  body: string;
}

/** What is stored of a webhook, and what its sender is to read once it is: asked for only then. */
export type VerifiedItem = IncomingItem & { answer?: () => Promise<Answer> };

/** Turns verified bytes into what is stored; null refuses the sender (401), {@link Overloaded} puts it off (503). */
export type Verify = (request: IncomingMessage, body: Buffer) => VerifiedItem | null | Promise<VerifiedItem | null>;

/**
 * The door for every incoming webhook: cap the body, verify, store, and only then say 200. It answers 413
 * to large bodies, 401 to wrong signatures, and 503 when nothing could be stored, so that the sender retries.
 */
export function intake(verify: Verify) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, BODY_LIMIT);
    if (typeof body === "number") return refuse(request, response, body);
    const item = await verified(verify, request, body);
    if (item === "later") return answer(response, 503);
    if (!item) return refuse(request, response, 401);
    pass("inbox.verified");
    const { answer: asked, ...stored } = item;
    try {
      await inbox.add(stored);
      pass("inbox.stored");
    } catch (error) {
      logger.error({ err: error, topic: item.topic, shop: item.shop }, "webhook not stored");
      return answer(response, 503);
    }
    answer(response, 200, asked && (await asked().catch(() => undefined)));
  };
}

/** A check that stumbles over what it was given has not vouched for it. */
async function verified(
  verify: Verify,
  request: IncomingMessage,
  body: Buffer,
): Promise<VerifiedItem | null | "later"> {
  try {
    return await verify(request, body);
  } catch (error) {
    logger.error({ err: error }, "webhook check failed");
    return error instanceof Overloaded ? "later" : null;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number) {
  logger.warn({ status, path: request.url?.split("?")[0] }, "webhook refused");
  if (request.complete) return answer(response, status);
  // Hanging up on a sender that is still talking loses the answer on its way; what it says is thrown away. The
  // answer is whole with its head, and says that this line takes no further request (RFC 9112, section 9.6).
  response.writeHead(status, { Connection: "close", "Content-Length": 0 }).flushHeaders();
  const hangUp = () => response.end();
  const timer = setTimeout(hangUp, LINGER_MS);
  request.once("close", () => clearTimeout(timer)).once("end", hangUp);
  request.resume();
}

function answer(response: ServerResponse, status: number, said?: Answer) {
  response.statusCode = status;
  if (said) response.setHeader("Content-Type", `${said.contentType}; charset=utf-8`);
  response.end(said?.body);
}
