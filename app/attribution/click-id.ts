import { keyedHash } from "#app/lib/seal.ts";
import { sameBytes } from "#app/lib/same-bytes.ts";

/** Which pick a link leads to: of which order, and how it came about. */
export interface ClickedPick {
  /** Null beside a product, where nobody is known. */
  orderId: string | null;
  productGid: string;
  kind: string;
  position: number;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PRODUCT = /^gid:\/\/shopify\/Product\/(\d{1,19})$/;
const KIND = /^[a-z_]{1,32}$/;
const ID_SHAPE = /^[A-Za-z0-9_-]{50,110}$/;
const NOBODY = "0".repeat(32);
/** Order, product, position. */
const HEAD_BYTES = 16 + 8 + 1;
/** 96 bits that nobody guesses. */
const MAC_BYTES = 12;

/**
 * An id for a link to a pick, without a row behind it: who has it can tell that the pick was followed, and nothing else.
 * The same pick has the same id. Null for what is no product of Shopify's.
 * @param key the shop's own, so that an id of one shop counts in no other
 */
export function signClick(key: Uint8Array, { orderId, productGid, kind, position }: ClickedPick): string | null {
  const product = PRODUCT.exec(productGid)?.[1];
  if (product === undefined || (orderId !== null && !UUID.test(orderId)) || !KIND.test(kind)) return null;
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(orderId?.replaceAll("-", "") ?? NOBODY, "hex");
  head.writeBigUInt64BE(BigInt(product), 16);
  head.writeUInt8(Math.min(Math.max(position, 0), 255), 24);
  const told = Buffer.concat([head, Buffer.from(kind, "latin1")]);
  return Buffer.concat([told, macOf(key, told)]).toString("base64url");
}

/** What {@link signClick} was told; null for what it did not make with this key. */
export function readClick(key: Uint8Array, id: string): ClickedPick | null {
  if (!ID_SHAPE.test(id)) return null;
  const bytes = Buffer.from(id, "base64url");
  const told = bytes.subarray(0, -MAC_BYTES);
  if (!sameBytes(macOf(key, told), bytes.subarray(-MAC_BYTES))) return null;
  const order = told.toString("hex", 0, 16);
  return {
    orderId: order === NOBODY ? null : order.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    productGid: `gid://shopify/Product/${told.readBigUInt64BE(16)}`,
    kind: told.toString("latin1", HEAD_BYTES),
    position: told.readUInt8(24),
  };
}

function macOf(key: Uint8Array, told: Uint8Array): Buffer {
  return keyedHash(key, "pick-click", Buffer.from(told).toString("hex")).subarray(0, MAC_BYTES);
}
