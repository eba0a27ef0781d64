import { readClickId } from "#app/attribution/click-key.server.ts";
import { countPickClick } from "#app/attribution/count-click.server.ts";
import { isHandle, productPath } from "#app/catalog/product-path.ts";
import { isAheadOfTime, isVisit } from "#app/engagement/visitor.ts";

import { leaveFor } from "./answer.ts";
import type { ProxyCall } from "./app-proxy.ts";
import { isViewedTooOften } from "./look-up-limits.server.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";

/**
 * The link to a pick in a message: counts who follows it, and leads on to the product's page in the same shop. Nothing
 * is asked of the database before the answer. An id that is nobody's leads there all the same.
 */
export async function followPick(
  request: Request,
  { shop, visitedPrefix, pathPrefix }: ProxyCall,
  { id, handle }: { id: string; handle: string },
): Promise<Response> {
  // Refused, a browser that fetches ahead asks again when somebody follows the link.
  if (isAheadOfTime(request.headers)) return new Response(null, { status: 503, headers: PRIVATE_HEADERS });
  const pick = isVisit(request) ? readClickId(shop, id) : null;
  if (pick && !(await isViewedTooOften(shop, `pick ${id}`))) countPickClick(shop, pick, "mail");
  const folder = visitedPrefix.slice(0, visitedPrefix.length - pathPrefix.length);
  return leaveFor(folder + (isHandle(handle) ? productPath(handle) : "/"));
}
