import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";

import type { ClaimedMessage } from "./claim.server.ts";

const key = keyedHash(Buffer.from(env.MASTER_KEY, "base64"), "derive", "texts");

/** What a text's words are known by, once they are forgotten. */
export function hashText(text: string): Buffer<ArrayBuffer> {
  return keyedHash(key, "text", text);
}

/** Joins the intent before the call: should the call break off, the provider can be asked for these words. */
export async function rememberText({ shop, id, attemptId }: ClaimedMessage, text: string): Promise<void> {
  await db.message.updateMany({ where: { shop, id, attemptId }, data: { bodyHash: hashText(text) } });
}
