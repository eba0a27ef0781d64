import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";

import { PlainPage } from "#app/ui/plain-page.tsx";

export const meta: MetaFunction = () => [{ title: "Afterglow" }];

/** Shopify opens the app's root with the shop in the query; the admin pages live under /app. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return searchParams.has("shop") ? redirect(`/app?${searchParams.toString()}`) : null;
}

export default function Welcome() {
  return (
    <PlainPage title="Afterglow">
      <p>Order tracking, messages and product picks for Shopify shops.</p>
      <p>Open the app from your Shopify admin, under Apps.</p>
    </PlainPage>
  );
}
