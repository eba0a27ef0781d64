import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useCallback } from "react";
import { z } from "zod";

import { findTabShipments, isFoundTab } from "#app/analytics/due-shipments.server.ts";
import { listShipments } from "#app/shipments/find-shipments.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { countryName } from "#app/ui/country-name.ts";
import { changedQuery, statusesOf } from "#app/ui/shipment-filter.ts";
import { ShipmentFilters } from "#app/ui/shipment-filters.tsx";
import { ShipmentTable } from "#app/ui/shipment-table.tsx";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Shipments" }];

const query = z.object({
  status: z.string().max(30).catch("all"),
  q: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { status, q, page } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { shipments, total, pageCount } = await listShipments(shop, {
    page,
    status: statusesOf(status),
    ids: isFoundTab(status) ? await findTabShipments(shop, status, new Date()) : undefined,
    search: q || undefined,
  });
  const rows = shipments.map(({ id, carrier, number, statusAt, order, ...shipment }) => ({
    ...{ id, carrier, number, statusAt, status: shipment.status },
    orderName: order.name,
    country: countryName(order.shipCountry),
  }));
  return json({ rows, total, page, pageCount, status, q, now: new Date().toISOString() });
}

export default function Shipments() {
  const { rows, total, page, pageCount, status, q, now } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const navigation = useNavigation();

  const turnTo = useCallback(
    (change: Record<string, string>) => {
      // Another page begins at its top; while filtering, the field stays where it is.
      setParams((params) => changedQuery(params, change), { preventScrollReset: !("page" in change) });
    },
    [setParams],
  );
  const isFiltered = q !== "" || status !== "all";
  return (
    <Page title="Shipments" subtitle="Every parcel of the last 60 days and since.">
      <ShipmentTable
        {...{ rows, total, page, pageCount, now, isFiltered }}
        isSearched={q !== ""}
        onClear={() => turnTo({ status: "all", q: "" })}
        onPage={(next) => turnTo({ page: String(next) })}
        filters={
          <ShipmentFilters status={status} search={q} isLoading={navigation.state === "loading"} onChange={turnTo} />
        }
      />
    </Page>
  );
}
