import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { readForm } from "#app/lib/read-form.ts";
import { findUnsubscription, unsubscribeByToken } from "#app/notifications/consent/unsubscribe.server.ts";
import { type Stoppable, unsubscribePage, type UnsubscribePage } from "#app/notifications/consent/unsubscribe-page.ts";
import { chooseLanguage } from "#app/words/locale.ts";

const LONGEST_FORM = 4_096;

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
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findUnsubscription(params["token"] ?? "");
  return answer(request, found ? { step: "ask", ...found } : { step: "invalid" }, found?.locale);
}

/** The page's buttons, and the one-click of mail programs (RFC 8058): no cookie, no sign-in, no second question. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const token = params["token"] ?? "";
  const stopped = await readWish(request);
  const found = await findUnsubscription(token);
  const done = found !== null && (await unsubscribeByToken(token, stopped));
  return answer(request, done ? { step: "done", ...found, stopped } : { step: "invalid" }, found?.locale);
}

/** Who does not say otherwise, in a form we can read, wants everything to stop. */
async function readWish(request: Request): Promise<Stoppable> {
  const form = await readForm(request, LONGEST_FORM);
  return form?.get("what") === "picks" ? "picks" : "all";
}

function answer(request: Request, page: UnsubscribePage, locale: string | null = null): Response {
  const language = chooseLanguage([locale, request.headers.get("Accept-Language")]);
  const status = page.step === "invalid" ? 404 : 200;
  return new Response(unsubscribePage(page, language), { status, headers: HEADERS });
}
