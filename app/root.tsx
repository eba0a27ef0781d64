import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";

import { PlainPage } from "./ui/plain-page.tsx";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export function Layout({ children }: { children: ReactNode }) {
  const admin = useRouteLoaderData<{ apiKey: string }>("routes/app");
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        {/* Shopify asks for it before any other script, and from its own address: no copy, no async. */}
        {admin ? <script src={APP_BRIDGE} data-api-key={admin.apiKey} /> : null}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <PlainPage title="There is nothing here">The address may be mistyped or out of date.</PlainPage>;
  }
  return (
    <PlainPage title="Something went wrong on our side">
      Nothing you entered is lost. Please try again in a moment.
    </PlainPage>
  );
}
