import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";

import { makePreviewLink } from "#app/analytics/preview-link.server.ts";
import { findShipmentPage } from "#app/analytics/shipment-page.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { statusWords, wordsOfReason } from "#app/tracking/words.ts";
import { ContentsList } from "#app/ui/contents-list.tsx";
import { MessageList } from "#app/ui/message-list.tsx";
import { RouteError } from "#app/ui/route-error.tsx";
import { NothingHere, SectionCard } from "#app/ui/section-card.tsx";
import { LinkCard, ShipmentFacts } from "#app/ui/shipment-facts.tsx";
import { ShipmentTimeline } from "#app/ui/shipment-timeline.tsx";
import { StatusBadge } from "#app/ui/status-badge.tsx";
import { useRefresh } from "#app/ui/use-refresh.ts";

export { RouteError as ErrorBoundary };
export const meta: MetaFunction = () => [{ title: "Shipment" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const [{ timeZone }, shipment] = await Promise.all([requireShop(shop), findShipmentPage(shop, requireId(params.id))]);
  if (!shipment) throw new Response("Not found", { status: 404 });
  return json({ shipment, clock: { timeZone, now: new Date().toISOString() } });
}

/** Makes the merchant's own link to the shopper's page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const url = await makePreviewLink(shop, requireId(params.id));
  if (!url) throw new Response("Not found", { status: 404 });
  return json({ url }, { headers: { "Cache-Control": "no-store" } });
}

function requireId(id: string | undefined): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new Response("Not found", { status: 404 });
  return parsed.data;
}

export default function Shipment() {
  const { shipment, clock } = useLoaderData<typeof loader>();
  const preview = useFetcher<typeof action>();
  const previewUrl = preview.data?.url ?? null;
  useRefresh(15_000);
  useEffect(() => {
    if (previewUrl) open(previewUrl, "_blank", "noopener");
  }, [previewUrl]);

  const words = statusWords[shipment.status];
  return (
    <Page
      title={`Parcel of order ${shipment.orderName}`}
      titleMetadata={<StatusBadge status={shipment.status} />}
      backAction={{ content: "Shipments", url: "/app/shipments" }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <SectionCard title={words.title} note={wordsOfReason(shipment.reason) ?? words.sentence}>
              {shipment.timeline.length === 0 ? (
                <NothingHere>The carrier has not said anything yet.</NothingHere>
              ) : (
                <ShipmentTimeline entries={shipment.timeline} clock={clock} />
              )}
            </SectionCard>
            <SectionCard title="Messages">
              {shipment.messages.length === 0 ? (
                <NothingHere>None yet. What is sent, and what is not and why, appears here.</NothingHere>
              ) : (
                <MessageList rows={shipment.messages} clock={clock} />
              )}
            </SectionCard>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <ShipmentFacts {...shipment} clock={clock} />
            <LinkCard
              links={shipment.links}
              previewUrl={previewUrl}
              isBusy={preview.state !== "idle"}
              onOpen={() => preview.submit({}, { method: "post" })}
              clock={clock}
            />
            <SectionCard title="In the parcel">
              <ContentsList lines={shipment.lines} />
            </SectionCard>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
