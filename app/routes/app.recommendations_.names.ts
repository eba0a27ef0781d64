import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { findScopeValues } from "#app/recommendations/rules/find-scope-values.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";

const querySchema = z.object({
  by: z.enum(["product", "collection", "tag", "type"]),
  q: z.string().max(200).catch(""),
});

/** What a rule may name, by a part of its name. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw new Response("Not found", { status: 404 });
  const names = await findScopeValues(shop, query.data.by, query.data.q);
  return json({ names }, { headers: { "Cache-Control": "no-store" } });
}
