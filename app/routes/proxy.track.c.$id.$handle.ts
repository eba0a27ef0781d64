import type { LoaderFunctionArgs } from "@remix-run/node";

import { admit } from "#app/tracking-page/call.server.ts";
import { followPick } from "#app/tracking-page/follow-pick.server.ts";

/** A pick in a message was followed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const admission = admit(request);
  if (admission.kind === "refused") return admission.response;
  return followPick(request, admission.call, { id: params["id"] ?? "", handle: params["handle"] ?? "" });
}
