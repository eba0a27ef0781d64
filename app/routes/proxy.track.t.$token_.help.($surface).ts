import type { LoaderFunctionArgs } from "@remix-run/node";

import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerHelp } from "#app/tracking-page/help.server.ts";

/** "Still need help?" on the page, or in a block of the theme. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  if (caller.kind === "refused") return caller.response;
  const surface = params["surface"] === "block" ? "block" : "page";
  return answerHelp(request, caller.shop, caller.face, { token: params["token"] ?? "", surface });
}
