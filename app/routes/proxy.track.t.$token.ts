import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { admit, identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerSignedLink, countClick } from "#app/tracking-page/signed-link.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admission = admit(request);
  return admission.kind === "refused"
    ? admission.response
    : answerSignedLink(request, admission.call, params["token"] ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : countClick(request, caller.shop, params["token"] ?? "");
}
