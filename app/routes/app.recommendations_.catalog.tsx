import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";

import { findCatalogState, readCatalogAnew } from "#app/catalog/catalog-state.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { findHistoryState } from "#app/shipments/history-state.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CatalogCard } from "#app/ui/catalog-card.tsx";
import { countryName } from "#app/ui/country-name.ts";
import { Figure, FigureGrid } from "#app/ui/figure.tsx";
import { formatDay, formatMoment } from "#app/ui/format-time.ts";
import { HistoryCard } from "#app/ui/history-card.tsx";
import { useAskScope } from "#app/ui/use-ask-scope.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "What is known" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date().toISOString();
  const [{ timeZone }, { readAt, wholeAt, countries, error: _, ...catalog }, { oldestAt, ...history }] =
    await Promise.all([requireShop(shop), findCatalogState(shop), findHistoryState(shop)]);
  const moment = (at: Date | null) => at && formatMoment(at.toISOString(), timeZone, now);
  return json({
    catalog: { ...catalog, read: moment(readAt), whole: moment(wholeAt) },
    countries: countries.map((code) => countryName(code) ?? code).sort(),
    history: { ...history, oldest: oldestAt && formatDay(oldestAt.toISOString(), timeZone, now) },
  });
}

const wish = z.object({ intent: z.literal("read") });

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  await requireForm(request, wish);
  await readCatalogAnew(shop);
  return json({ toast: "It begins shortly" });
}

export default function Catalog() {
  const { catalog, countries, history } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  useOutcomeToast(fetcher.data);
  const askForOrders = useAskScope("read_all_orders", "Older orders are being read");
  const isUnderWay = ["waiting", "exporting", "reading"].includes(catalog.state) || history.reading !== null;
  useRefresh(isUnderWay ? 2_000 : 10_000);
  return (
    <Page
      title="What is known"
      subtitle="Recommendations come from your own products and orders. This is what has been read of them."
      backAction={{ content: "Recommendations", url: "/app/recommendations" }}
    >
      <BlockStack gap="500">
        <CatalogCard
          reading={catalog}
          isBusy={fetcher.state !== "idle"}
          onRead={() => fetcher.submit({ intent: "read" }, { method: "post" })}
        />
        <FigureGrid>
          <Figure
            label="Products"
            value={catalog.products.toLocaleString("en-US")}
            note={`${catalog.offered.toLocaleString("en-US")} can be bought in your shop now`}
          />
          <Figure
            label="Collections"
            value={catalog.collections.toLocaleString("en-US")}
            note="With products in them"
          />
          <Figure
            label="Your own choice"
            value={catalog.completed.toLocaleString("en-US")}
            note="Products with complementary ones in Search & Discovery"
          />
          <Figure
            label="Countries"
            value={countries.length.toLocaleString("en-US")}
            note={countries.length > 0 ? countries.join(", ") : "It is not known what is sold where"}
          />
        </FigureGrid>
        <HistoryCard history={history} onAllow={askForOrders} />
      </BlockStack>
    </Page>
  );
}
