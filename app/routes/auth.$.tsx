import type { LoaderFunctionArgs } from "@remix-run/node";

import { authenticate } from "#app/shopify.server.ts";

/** Shopify's own steps (session token, leaving the frame): the library answers all of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}
