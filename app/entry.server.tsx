import { PassThrough } from "node:stream";

import { createReadableStreamFromReadable, type EntryContext, type HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";

import { logger } from "#app/logger.server.ts";
import { addDocumentResponseHeaders } from "#app/shopify.server.ts";

/** Milliseconds after which an unfinished page is cut off. */
const RENDER_LIMIT = 10_000;

/** Streams a page; bots get it in one piece. */
export default function render(request: Request, status: number, headers: Headers, context: EntryContext) {
  protectDocument(request, headers);
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";

  return new Promise<Response>((resolve, reject) => {
    let isShellSent = false;
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [readyEvent]() {
        isShellSent = true;
        const body = new PassThrough();
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        finalStatus = 500;
        // Before the shell is sent the promise is rejected, and Remix tells `reportError` itself.
        if (isShellSent) logger.error({ err: error }, "page broke off while streaming");
      },
    });
    setTimeout(abort, RENDER_LIMIT).unref();
  });
}

/** Pages opened by the Shopify admin may be framed by that shop's admin only, all others by nobody. */
function protectDocument(request: Request, headers: Headers) {
  addDocumentResponseHeaders(request, headers);
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", "frame-ancestors 'none';");
  headers.set("X-Content-Type-Options", "nosniff");
  // Addresses of the admin carry an id token: no other site gets to see them.
  headers.set("Referrer-Policy", "same-origin");
}

/** Logs what broke, by the first part of the address only: the rest may hold a token. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const area = new URL(request.url).pathname.split("/")[1];
  logger.error({ err: error, method: request.method, area }, "request failed");
};
