import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerLookUp } from "#app/tracking-page/look-up.server.ts";
import { goTo } from "#app/tracking-page/answer.ts";

/** Somebody reloaded or shared the answer of the form: here is the form. */
export async function loader({ request }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : goTo(caller.face.pathPrefix);
}

export async function action({ request }: ActionFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : answerLookUp(request, caller.shop, caller.face);
}
