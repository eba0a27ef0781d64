import type { Vault } from "#app/shops/vault.server.ts";

/** Shopify's tokens are 32 signs; what is much shorter could be guessed, and opens nothing. */
const CHECKOUT_TOKEN = /^[A-Za-z0-9_-]{20,128}$/;

/** The blind index of a checkout's token; null for what cannot be one. */
export function checkoutIndexOf(vault: Vault, token: string | null): Buffer<ArrayBuffer> | null {
  return token !== null && CHECKOUT_TOKEN.test(token) ? vault.index("checkout", token) : null;
}
