import type { IncomingMessage } from "node:http";

import { z } from "zod";

import { Overloaded } from "#app/lib/group-commit.ts";
import type { Verify } from "#app/inbox/intake.server.ts";
import { isShopDomain } from "#app/inbox/shopify-headers.ts";
import { isPlausible, isStandardSignature } from "#app/inbox/standard-signature.ts";
import { parseJson } from "#app/lib/parse-json.ts";

import { findHelpdeskSecrets } from "./helpdesk-key.server.ts";
import { sealBody } from "./sealed-body.server.ts";

/**
 * A help desk's webhook: `?shop=` says whose door it knocks at, and only that shop's secret opens it, so naming
 * another shop leads nowhere. The body is sealed before it is stored.
 * @throws Overloaded when the secrets cannot be read now: the sender should try again
 */
export const verifyHelpdesk: Verify = async (request, body) => {
  const now = new Date();
  const shop = new URL(request.url ?? "/", "http://door.invalid").searchParams.get("shop")?.toLowerCase() ?? "";
  const [id, timestamp, signature] = ["id", "timestamp", "signature"].map((name) => header(request, `webhook-${name}`));
  const headers = { id, timestamp, signature };
  if (!isShopDomain(shop) || !isPlausible(headers, now)) return null;
  const secrets = await readSecrets(shop, now);
  if (!isStandardSignature(body, headers, secrets, now)) return null;
  return {
    source: "helpdesk",
    shop,
    topic: topicOf(body),
    webhookId: id ?? null,
    eventId: null,
    apiVersion: null,
    triggeredAt: new Date(Number(timestamp) * 1_000),
    body: await sealNow(shop, body),
  };
};

async function readSecrets(shop: string, now: Date): Promise<string[]> {
  try {
    return await findHelpdeskSecrets(shop, now);
  } catch (error) {
    throw new Overloaded("The shop's secrets cannot be read now", { cause: error });
  }
}

async function sealNow(shop: string, body: Buffer): Promise<Buffer> {
  try {
    return await sealBody(shop, body);
  } catch (error) {
    throw new Overloaded("The shop's key cannot be read now", { cause: error });
  }
}

/** The body's own word; what says none is read as the commonest, and kept with what is wrong with it. */
function topicOf(body: Buffer): string {
  try {
    return envelope.parse(parseJson(body.toString("utf8"))).type;
  } catch {
    return "contact.opened";
  }
}

const envelope = z.object({ type: z.string().regex(/^[a-z_.]{1,60}$/) });

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
