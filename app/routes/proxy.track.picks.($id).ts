import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { answerShelf, countShelfClick } from "#app/tracking-page/shelf.server.ts";

/** What the block "Picks for you" fills itself with: beside one product, or for the whole shop. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : answerShelf(caller.shop, params["id"] ?? null, new Date());
}

/** One of them was followed. */
export async function action({ request }: ActionFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : countShelfClick(request, caller.shop, caller.customerGid);
}
