import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";
import { hashNumber } from "#app/notifications/receipts/texted-shops.server.ts";
import type { SmsDraft } from "#app/providers/provider.ts";

import type { ClaimedMessage } from "./claim.server.ts";

const key = keyedHash(Buffer.from(env.MASTER_KEY, "base64"), "derive", "texts");

/** What a text's words are known by, once they are forgotten. */
export function hashText(text: string): Buffer<ArrayBuffer> {
  return keyedHash(key, "text", text);
}

/**
 * Joins the intent before the call: should the call break off, the provider can be asked for these words; and whoever
 * answers STOP from this number is known to mean this shop.
 */
export async function rememberText(message: ClaimedMessage, { text, to }: SmsDraft): Promise<void> {
  const { shop, id, attemptId, account, orderId, recipientHash } = message;
  await db.$executeRaw`
    with remembered as (
      update "Message" set "bodyHash" = ${hashText(text)}
       where shop = ${shop} and id = ${id}::uuid and "attemptId" = ${attemptId}::uuid
    )
    insert into "TextedNumber" ("numberHash", account, shop, "recipientHash", "orderId")
    values (${hashNumber(to)}, ${account}, ${shop}, ${recipientHash}, ${orderId}::uuid)
        on conflict ("numberHash", account, shop) do update
       set "recipientHash" = excluded."recipientHash", "orderId" = excluded."orderId"`;
}
