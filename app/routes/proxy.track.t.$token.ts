import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerSignedLink, countClick } from "#app/tracking-page/signed-link.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused"
    ? caller.response
    : answerSignedLink(request, caller.shop, caller.face, params["token"] ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : countClick(request, caller.shop, params["token"] ?? "");
}
