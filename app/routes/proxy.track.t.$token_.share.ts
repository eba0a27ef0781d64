import type { ActionFunctionArgs } from "@remix-run/node";

import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerShare } from "#app/tracking-page/share.server.ts";

/** "Share": makes the link to pass on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : answerShare(caller.shop, caller.face, params["token"] ?? "");
}
