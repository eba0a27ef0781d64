import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { goTo } from "#app/tracking-page/answer.ts";
import { answerDelivery } from "#app/tracking-page/answer-delivery.server.ts";
import { identifyCaller } from "#app/tracking-page/call.server.ts";

const TOKEN = /^[A-Za-z0-9_-]{1,64}$/;

/** Somebody reloaded or shared the answer of a form: the page itself knows how far they have come. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  if (caller.kind === "refused") return caller.response;
  const token = params["token"] ?? "";
  return goTo(caller.face.pathPrefix + (TOKEN.test(token) ? `/t/${token}` : ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const caller = await identifyCaller(request);
  if (caller.kind === "refused") return caller.response;
  return answerDelivery(request, caller.shop, caller.face, params["token"] ?? "");
}
