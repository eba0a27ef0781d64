import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { authenticate } from "#app/shopify.server.ts";
import { answerBuyer } from "#app/tracking-page/answer-buyer.server.ts";

/** Extensions run without an origin of their own; who they are, the session token says. */
const ANY_ORIGIN = { "Access-Control-Allow-Origin": "*" } as const;

/** The browser's question before the question. Nothing is read without a body. */
export async function loader({ request }: LoaderFunctionArgs) {
  await greet(request);
  return new Response(null, { status: 405, headers: { ...ANY_ORIGIN, Allow: "POST, OPTIONS" } });
}

/** The view of one order for the order status and thank-you extensions. */
export async function action({ request }: ActionFunctionArgs) {
  const { sessionToken, cors } = await greet(request);
  return cors(await answerBuyer(request, sessionToken));
}

/** Refusals too must be readable where they were asked for: a token that is over is asked for anew. */
async function greet(request: Request) {
  try {
    return await authenticate.public.customerAccount(request);
  } catch (refused) {
    if (refused instanceof Response) refused.headers.set("Access-Control-Allow-Origin", "*");
    throw refused;
  }
}
