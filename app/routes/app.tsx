import { type HeadersFunction, json, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Link, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";

import { env } from "#app/env.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { isLibraryPage, LibraryPage } from "#app/ui/library-page.tsx";
import { PlainPage } from "#app/ui/plain-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  await enterAdmin(request);
  return json({ apiKey: env.SHOPIFY_API_KEY });
}

export default function Admin() {
  const { apiKey } = useLoaderData<typeof loader>();
  // Not "embedded" as this component means it: App Bridge is loaded by the root, first of all in <head>.
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/shipments">Shipments</Link>
        <Link to="/app/estimates">Delivery dates</Link>
        <Link to="/app/messages">Messages</Link>
        <Link to="/app/notifications">Notifications</Link>
        <Link to="/app/recommendations">Recommendations</Link>
        <Link to="/app/brand">Brand</Link>
        <Link to="/app/contacts">Contacts</Link>
        <Link to="/app/activity">Activity</Link>
      </NavMenu>
      <Outlet />
    </AppProvider>
  );
}

/** Shopify's library throws pages of its own (to leave the frame, to renew a token): they must be shown as they are. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && isLibraryPage(error.data)) return <LibraryPage html={error.data} />;
  return (
    <PlainPage title="Something went wrong on our side">
      Your settings and parcels are safe. Please reload the page; if it happens again, write to support.
    </PlainPage>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
