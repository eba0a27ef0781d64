import { openVault } from "#app/shops/vault.server.ts";

const FIELD = "InboxItem.body";

/** A help desk's words as the inbox keeps them: they may hold an address, so nobody reads them without the shop's key. */
export async function sealBody(shop: string, body: Buffer): Promise<Buffer> {
  return (await openVault(shop)).seal(FIELD, body.toString("base64"));
}

/** The bytes that {@link sealBody} took. */
export async function openBody(shop: string, sealed: Uint8Array): Promise<Buffer> {
  return Buffer.from((await openVault(shop)).unseal(FIELD, sealed), "base64");
}
