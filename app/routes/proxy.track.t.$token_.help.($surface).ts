import type { LoaderFunctionArgs } from "@remix-run/node";

import { SURFACES } from "#app/engagement/fact-kind.ts";
import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerHelp } from "#app/tracking-page/help.server.ts";

/** "Still need help?" on the page, in a block of the theme, or on one of Shopify's own pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  if (caller.kind === "refused") return caller.response;
  const surface = SURFACES.find((one) => one === params["surface"]) ?? "page";
  return answerHelp(request, caller.shop, caller.face, { token: params["token"] ?? "", surface });
}
