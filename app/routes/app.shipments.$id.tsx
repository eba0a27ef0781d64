import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";

import { endLinks, makePreviewLink } from "#app/analytics/preview-link.server.ts";
import { findShipmentPage } from "#app/analytics/shipment-page.server.ts";
import { findDeliveryStory, markPassedOn } from "#app/exceptions/merchant-view.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { retryMessage } from "#app/notifications/outbox/retry-message.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { statusWords, wordsOfReason } from "#app/tracking/words.ts";
import { ContentsList } from "#app/ui/contents-list.tsx";
import { countryName } from "#app/ui/country-name.ts";
import { DeliveryRequests } from "#app/ui/delivery-requests.tsx";
import { LinkCard } from "#app/ui/link-card.tsx";
import { MessageList } from "#app/ui/message-list.tsx";
import { RouteError } from "#app/ui/route-error.tsx";
import { NothingHere, SectionCard } from "#app/ui/section-card.tsx";
import { ShipmentFacts } from "#app/ui/shipment-facts.tsx";
import { ShipmentTimeline } from "#app/ui/shipment-timeline.tsx";
import { SilenceBanner } from "#app/ui/silence-banner.tsx";
import { ToldList } from "#app/ui/told-list.tsx";
import { StatusBadge } from "#app/ui/status-badge.tsx";
import { useAskScope } from "#app/ui/use-ask-scope.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";

export { RouteError as ErrorBoundary };
export const meta: MetaFunction = () => [{ title: "Shipment" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const id = requireId(params.id);
  const [{ timeZone }, shipment, delivery] = await Promise.all([
    requireShop(shop),
    findShipmentPage(shop, id),
    findDeliveryStory(shop, id),
  ]);
  if (!shipment) throw new Response("Not found", { status: 404 });
  const named = { ...shipment, from: countryName(shipment.from), country: countryName(shipment.country) };
  const clock = { timeZone, now: new Date().toISOString() };
  // What the shopper wrote is for this pair of eyes only.
  return json({ shipment: named, delivery, clock }, { headers: { "Cache-Control": "no-store" } });
}

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("preview") }),
  z.object({ intent: z.literal("endLinks") }),
  z.object({ intent: z.literal("retry"), id: z.uuid() }),
  z.object({ intent: z.literal("passedOn"), id: z.uuid() }),
]);

interface Answer {
  /** The merchant's own link to the shopper's page. */
  url?: string;
  toast?: string;
  isError?: boolean;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const id = requireId(params.id);
  const wish = await requireForm(request, intents);
  return json<Answer>(await answerTo(shop, id, wish), { headers: { "Cache-Control": "no-store" } });
}

async function answerTo(shop: string, id: string, wish: z.infer<typeof intents>): Promise<Answer> {
  switch (wish.intent) {
    case "preview":
      return preview(shop, id);
    case "endLinks":
      return end(shop, id);
    case "retry":
      return retry(shop, wish.id);
    case "passedOn":
      return passOn(shop, wish.id);
  }
}

async function preview(shop: string, shipmentId: string): Promise<Answer> {
  const url = await makePreviewLink(shop, shipmentId);
  if (!url) throw new Response("Not found", { status: 404 });
  return { url };
}

async function end(shop: string, shipmentId: string): Promise<Answer> {
  const ended = await endLinks(shop, shipmentId);
  if (ended === null) throw new Response("Not found", { status: 404 });
  return { toast: "The old links no longer work" };
}

async function passOn(shop: string, requestId: string): Promise<Answer> {
  const isNews = await markPassedOn(shop, requestId, new Date());
  return { toast: isNews ? "The shopper sees that it was passed on" : "It was passed on already" };
}

async function retry(shop: string, messageId: string): Promise<Answer> {
  const isRetried = await retryMessage(shop, messageId);
  return isRetried ? { toast: "It is tried again" } : { toast: "It can no longer be sent", isError: true };
}

function requireId(id: string | undefined): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new Response("Not found", { status: 404 });
  return parsed.data;
}

export default function Shipment() {
  const { shipment, delivery, clock } = useLoaderData<typeof loader>();
  const linking = useFetcher<Answer>();
  const retrying = useFetcher<Answer>();
  const passing = useFetcher<Answer>();
  const askForOrders = useAskScope("write_orders", "It is being written on the order");
  const previewUrl = linking.data?.url ?? null;
  useRefresh(15_000);
  useOutcomeToast(retrying.data);
  useOutcomeToast(passing.data);
  useOutcomeToast(linking.data);
  useEffect(() => {
    if (previewUrl) open(previewUrl, "_blank", "noopener");
  }, [previewUrl]);

  const words = statusWords[shipment.status];
  return (
    <Page
      title={`Parcel of order ${shipment.orderName}`}
      titleMetadata={<StatusBadge status={shipment.status} />}
      backAction={{ content: "Shipments", url: "/app/shipments" }}
      secondaryActions={[
        { content: "Open order in Shopify", onAction: () => void open(orderAddress(shipment.orderGid), "_top") },
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {delivery.requests.length + delivery.statements.length > 0 ? (
              <SectionCard title="What the shopper asks for">
                <DeliveryRequests
                  {...delivery}
                  clock={clock}
                  busyId={idIn(passing.formData)}
                  onPassedOn={(id) => passing.submit({ intent: "passedOn", id }, { method: "post" })}
                  onAllow={askForOrders}
                />
              </SectionCard>
            ) : null}
            {shipment.silence ? <SilenceBanner silence={shipment.silence} clock={clock} /> : null}
            <SectionCard title={words.title} note={wordsOfReason(shipment.reason) ?? words.sentence}>
              {shipment.timeline.length === 0 ? (
                <NothingHere>The carrier has not said anything yet.</NothingHere>
              ) : (
                <ShipmentTimeline entries={shipment.timeline} clock={clock} />
              )}
            </SectionCard>
            <SectionCard
              title="What we told"
              note="Every delivery date this shopper has been told, where, and whether it was kept."
            >
              {shipment.told.length === 0 ? (
                <NothingHere>No date yet. What a page, an e-mail or a text names appears here.</NothingHere>
              ) : (
                <ToldList rows={shipment.told} clock={clock} />
              )}
            </SectionCard>
            <SectionCard title="Messages">
              {shipment.messages.length === 0 ? (
                <NothingHere>None yet. What is sent, and what is not and why, appears here.</NothingHere>
              ) : (
                <MessageList
                  rows={shipment.messages}
                  clock={clock}
                  busyId={idIn(retrying.formData)}
                  onRetry={(id) => retrying.submit({ intent: "retry", id }, { method: "post" })}
                />
              )}
            </SectionCard>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <ShipmentFacts {...shipment} isToday={shipment.status === "out_for_delivery"} clock={clock} />
            <LinkCard
              links={shipment.links}
              previewUrl={previewUrl}
              busy={linking.state === "idle" ? null : linkIntent(linking.formData)}
              onOpen={() => linking.submit({ intent: "preview" }, { method: "post" })}
              onEnd={() => linking.submit({ intent: "endLinks" }, { method: "post" })}
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

function linkIntent(form: FormData | undefined): "preview" | "endLinks" {
  return form?.get("intent") === "endLinks" ? "endLinks" : "preview";
}

/** The order's own page in the admin around us. */
function orderAddress(gid: string): string {
  return `shopify://admin/orders/${gid.split("/").at(-1) ?? ""}`;
}

/** What a form that is under way is about. */
function idIn(form: FormData | undefined): string | null {
  const id = form?.get("id");
  return typeof id === "string" ? id : null;
}
