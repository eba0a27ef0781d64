import type { Html } from "#app/lib/html.ts";

import type { Face } from "./face.ts";
import { liquidPage } from "./page-html.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";

/** The same content for the theme (Shopify evaluates it as Liquid) or for an element of an open page. */
export function answer(face: Face, content: Html, status = 200, headers: Record<string, string> = {}): Response {
  const liquid = face.kind === "liquid";
  const type = liquid ? "application/liquid; charset=utf-8" : "text/html; charset=utf-8";
  // Bytes of a known length leave in one piece.
  const body = Buffer.from(liquid ? liquidPage(content, face.look) : content.text);
  const own = { "Content-Type": type, "Content-Length": String(body.length) };
  return new Response(body, { status, headers: { ...PRIVATE_HEADERS, ...headers, ...own } });
}

/** Sends the visitor on to where the shop is asked, or back to a page of it; a caller must not take the address from a request. */
export function leaveFor(address: string): Response {
  return new Response(null, { status: 303, headers: { ...PRIVATE_HEADERS, Location: address } });
}

/** Sends the visitor to another page of the same shop. */
export function goTo(path: string): Response {
  return new Response(null, { status: 302, headers: { ...PRIVATE_HEADERS, Location: path } });
}
