import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useCallback, useState } from "react";

import { findPromises } from "#app/analytics/promises/find-promises.server.ts";
import { promiseFilterSchema } from "#app/analytics/promises/promise-filter.ts";
import { countFirstPromises } from "#app/analytics/promises/promise-figures.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { PromiseFigures } from "#app/ui/promise-figures.tsx";
import { saveAnswer } from "#app/ui/save-answer.ts";
import { ToldFilters } from "#app/ui/told-filters.tsx";
import { ToldTable } from "#app/ui/told-table.tsx";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "What we promised" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const params = new URL(request.url).searchParams;
  const filter = promiseFilterSchema.parse(Object.fromEntries(params));
  const period = params.get("period") === "90" ? 90 : 28;
  const [{ timeZone }, { entries, next }, figures] = await Promise.all([
    requireShop(shop),
    findPromises(shop, filter, now),
    countFirstPromises(shop, period, now),
  ]);
  const clock = { timeZone, now: now.toISOString() };
  return json({ entries, next, figures, period, filter, clock }, { headers: { "Cache-Control": "no-store" } });
}

const USUAL: Record<string, string> = { days: "28", period: "28" };

/** The address after a change; a new filter begins at the latest, and what is as always is left out. */
function changed(known: URLSearchParams, change: Record<string, string>): URLSearchParams {
  const next = { ...Object.fromEntries(known), after: "", ...change };
  return new URLSearchParams(Object.entries(next).filter(([name, value]) => value !== "" && USUAL[name] !== value));
}

export default function Promises() {
  const { entries, next, figures, period, filter, clock } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const [isSaving, setSaving] = useState(false);
  const turnTo = useCallback(
    (change: Record<string, string>) =>
      setParams((known) => changed(known, change), { preventScrollReset: !("after" in change) }),
    [setParams],
  );
  const save = async () => {
    setSaving(true);
    await saveAnswer(`/app/promises/csv?${changed(params, {})}`, "promises.csv").finally(() => setSaving(false));
  };
  return (
    <Page
      title="What we promised"
      subtitle="Every delivery date that a shopper was told, where, and whether it was kept. Nothing here is ever rewritten."
      backAction={{ content: "Delivery dates", url: "/app/estimates" }}
      secondaryActions={[{ content: "Save as CSV", loading: isSaving, onAction: () => void save() }]}
    >
      <BlockStack gap="400">
        <PromiseFigures figures={figures} days={period} onDays={(days) => turnTo({ period: String(days) })} />
        <ToldTable
          rows={entries}
          clock={clock}
          isFiltered={filter.order !== "" || filter.state !== "" || filter.days !== "28"}
          hasNewer={filter.after !== ""}
          hasOlder={next !== null}
          onNewest={() => turnTo({ after: "" })}
          onOlder={() => turnTo({ after: next ?? "" })}
          onClear={() => setParams({})}
          filters={<ToldFilters asked={filter} isLoading={navigation.state === "loading"} onChange={turnTo} />}
        />
      </BlockStack>
    </Page>
  );
}
