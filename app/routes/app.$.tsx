import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";

import { enterAdmin } from "#app/shops/enter-admin.server.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Not found" }];

/** Addresses of the admin that are nowhere: said inside the frame, with the navigation beside it. */
export async function loader({ request }: LoaderFunctionArgs) {
  await enterAdmin(request);
  throw new Response("Not found", { status: 404 });
}

export default function Nowhere() {
  return null;
}
