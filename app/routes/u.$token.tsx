import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { findUnsubscription, unsubscribeByToken } from "#app/notifications/consent/unsubscribe.server.ts";
import { unsubscribePage, type UnsubscribePage } from "#app/notifications/consent/unsubscribe-page.ts";

const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** Asks first: mail scanners open every link, and an opened link must not unsubscribe anyone. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findUnsubscription(params["token"] ?? "");
  return answer(found ? { step: "ask", ...found } : { step: "invalid" });
}

/** The page's button, and the one-click of mail programs (RFC 8058): no cookie, no sign-in, no second question. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const token = params["token"] ?? "";
  const found = await findUnsubscription(token);
  const done = found !== null && (await unsubscribeByToken(token));
  return answer(done ? { step: "done", ...found } : { step: "invalid" });
}

function answer(page: UnsubscribePage): Response {
  return new Response(unsubscribePage(page), { status: page.step === "invalid" ? 404 : 200, headers: HEADERS });
}
