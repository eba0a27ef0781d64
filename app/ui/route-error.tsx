import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Page } from "@shopify/polaris";

import { BlankCard } from "./blank.tsx";
import { isLibraryPage, LibraryPage } from "./library-page.tsx";

/** What an admin page shows when its loader or action refused or broke; the frame around it stays. */
export function RouteError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <Page title="Not found" backAction={{ content: "Home", url: "/app" }}>
        <BlankCard title="This is not here any more" action={{ content: "Go to home", url: "/app" }}>
          It may have been removed in Shopify, or the address is mistyped.
        </BlankCard>
      </Page>
    );
  }
  if (isRouteErrorResponse(error) && isLibraryPage(error.data)) return <LibraryPage html={error.data} />;
  return (
    <Page title="Something went wrong" backAction={{ content: "Home", url: "/app" }}>
      <BlankCard title="This page could not be shown" action={{ content: "Go to home", url: "/app" }}>
        Your settings and parcels are safe. Please try again; if it happens once more, write to support.
      </BlankCard>
    </Page>
  );
}
