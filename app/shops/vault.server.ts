import { randomBytes } from "node:crypto";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash, seal, unseal } from "#app/lib/seal.ts";

/** Seals and indexes personal data under one shop's data key. */
export interface Vault {
  /** @param field `Model.column`, bound to the ciphertext */
  seal(field: string, text: string): Buffer<ArrayBuffer>;
  unseal(field: string, sealed: Uint8Array): string;
  /** Blind index of a normalised value; the kind keeps equal texts of different meaning apart. */
  index(
    kind: "email" | "phone" | "zip" | "token" | "ticket" | "checkout" | "person",
    text: string,
  ): Buffer<ArrayBuffer>;
}

const masterKey = Buffer.from(env.MASTER_KEY, "base64");
const opened = new Map<string, { wrapped: string; vault: Vault }>();
const MAX_OPEN = 1_000;

/** A fresh data key, wrapped by the master key, for `Shop.dataKey`. */
export function createDataKey(shop: string): Buffer<ArrayBuffer> {
  return seal(masterKey, `Shop.dataKey|${shop}`, randomBytes(32).toString("base64"));
}

/**
 * Opens the shop's vault.
 * @throws Error when the shop is unknown or its key has been destroyed
 */
export async function openVault(shop: string): Promise<Vault> {
  const row = await db.shop.findUnique({ where: { domain: shop }, select: { dataKey: true } });
  return openVaultOf({ domain: shop, dataKey: row?.dataKey ?? NO_KEY });
}

const NO_KEY = new Uint8Array();

/**
 * The same for whoever has the shop's row already.
 * @throws Error when the key has been destroyed
 */
export function openVaultOf({ domain: shop, dataKey }: { domain: string; dataKey: Uint8Array }): Vault {
  if (dataKey.length === 0) throw new Error(`No data key for shop ${shop}`);
  const wrapped = Buffer.from(dataKey).toString("base64");
  const known = opened.get(shop);
  if (known?.wrapped === wrapped) return known.vault;
  const vault = vaultOf(shop, Buffer.from(unseal(masterKey, `Shop.dataKey|${shop}`, dataKey), "base64"));
  if (opened.size >= MAX_OPEN) opened.clear();
  opened.set(shop, { wrapped, vault });
  return vault;
}

function vaultOf(shop: string, key: Buffer): Vault {
  return {
    seal: (field, text) => seal(key, `${shop}|${field}`, text),
    unseal: (field, sealed) => unseal(key, `${shop}|${field}`, sealed),
    index: (kind, text) => keyedHash(key, kind, text),
  };
}
