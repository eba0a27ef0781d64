import { z } from "zod";

import { CLICK_KINDS } from "#app/engagement/fact-kind.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { gid } from "#app/lib/shopify-id.ts";

/** On the thank-you page an order goes by an identity that becomes the order's own number. */
const ORDER = /^gid:\/\/shopify\/Order(?:Identity)?\/(\d{1,20})$/;

const question = z.object({
  surface: z.enum(["order_status", "thank_you"]),
  order: z.string().transform((text, context) => {
    const id = ORDER.exec(text)?.[1];
    if (id !== undefined) return gid("Order", id);
    context.addIssue("not an order");
    return z.NEVER;
  }),
  checkoutToken: z.string().max(200).nullish(),
  locale: z.string().max(35).nullish(),
  /** Hash of the view that is shown already. */
  v: z.string().max(64).nullish(),
  /** Not asked, but told: the buyer followed a link. */
  click: z
    .object({ kind: z.enum(CLICK_KINDS), position: z.number().int().min(0).max(20).catch(0), id: z.string().catch("") })
    .nullish(),
  /** What the buyer has answered the shop's own banner; left out while they have not. */
  privacy: z.enum(["yes", "no"]).nullish().catch(null),
  /** The merchant has switched picks off where it stands. */
  picks: z.boolean().nullish().catch(null),
});

/** What an extension on one of Shopify's own pages asks. */
export type BuyerQuestion = z.infer<typeof question>;

/** Reads the body of an extension's request; null for everything that is no question. */
export function readQuestion(body: string): BuyerQuestion | null {
  try {
    return question.safeParse(parseJson(body)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const claims = z.object({
  // Shopify writes the domain alone here, and an address in the admin's tokens.
  dest: z
    .string()
    .transform((dest) => dest.replace(/^https:\/\//, ""))
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)),
  sub: z
    .string()
    .regex(/^gid:\/\/shopify\/Customer\/\d+$/)
    .nullish()
    .catch(null),
  jti: z.string().nullish().catch(null),
});

/** Who looks, as far as Shopify vouches for it. */
export interface Buyer {
  shop: string;
  /** Null for who is not logged in. */
  customerGid: string | null;
  /** By what their requests are counted: the customer, else one token's life. */
  key: string;
}

/** Reads the claims of a session token whose signature was checked; null when they name no shop. */
export function readBuyer(sessionToken: unknown): Buyer | null {
  const { data } = claims.safeParse(sessionToken);
  if (!data) return null;
  return { shop: data.dest, customerGid: data.sub ?? null, key: data.sub ?? data.jti ?? "nobody" };
}
