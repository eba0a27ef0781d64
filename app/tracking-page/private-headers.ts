import type { ServerResponse } from "node:http";

/** A page about one person's parcel: not kept, not found, and no address passed on. */
export const PRIVATE_HEADERS = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
  "X-Content-Type-Options": "nosniff",
} as const;

/**
 * Gives every answer of the app proxy these headers, whoever makes it: a refused method, an address nobody knows and
 * a page that broke are answered by the framework, which has none of them. What is nobody's own may be kept.
 */
export function keepPrivate(_request: unknown, response: ServerResponse, next: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    const kept = response.getHeader("Cache-Control");
    for (const [name, value] of Object.entries(PRIVATE_HEADERS)) response.setHeader(name, value);
    if (kept !== undefined) response.setHeader("Cache-Control", kept);
    response.removeHeader("Set-Cookie");
    return writeHead(...args);
  };
  next();
}
