import type { LoaderFunctionArgs } from "@remix-run/node";

import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerShared } from "#app/tracking-page/share.server.ts";

/** A link that was passed on: status and window only. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  if (caller.kind === "refused") return caller.response;
  return answerShared(request, caller.shop, caller.face, params["token"] ?? "");
}
