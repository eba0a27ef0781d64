import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";

import { login } from "#app/shopify.server.ts";
import { PlainPage } from "#app/ui/plain-page.tsx";

export const meta: MetaFunction = () => [{ title: "Afterglow" }];

/** With a shop in the query the library sends the browser to Shopify; there is no form to ask for one. */
export async function loader({ request }: LoaderFunctionArgs) {
  await login(request);
  return json(null);
}

export default function Login() {
  return (
    <PlainPage title="Please open Afterglow from Shopify">
      In your Shopify admin, go to Apps and choose Afterglow. Your sign-in there is all that is needed.
    </PlainPage>
  );
}
