import type { LoaderFunctionArgs } from "@remix-run/node";

import { isVisit } from "#app/engagement/visitor.ts";
import { answer } from "#app/tracking-page/answer.ts";
import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { formHtml } from "#app/tracking-page/form-html.ts";
import { listRecentOrders } from "#app/tracking-page/recent-orders.server.ts";

/** The look-up form inside the shop's theme. */
export async function loader({ request }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  if (caller.kind === "refused") return caller.response;
  const { shop, face, customerGid } = caller;
  const visit = { isVisit: isVisit(request), now: new Date() };
  return answer(face, formHtml(face, null, await listRecentOrders(shop, customerGid, face.words.format, visit)));
}
