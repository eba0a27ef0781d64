import type { LoaderFunctionArgs } from "@remix-run/node";

import { answerCalendar } from "#app/tracking-page/calendar.server.ts";
import { identifyCaller } from "#app/tracking-page/call.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused"
    ? caller.response
    : answerCalendar(request, caller.shop, caller.face, params["token"] ?? "");
}
