import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";

import { countTopics, listFailedWebhooks, listPrivacyRequests } from "#app/analytics/activity.server.ts";
import { replayInboxItem } from "#app/inbox/replay.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { openExport } from "#app/privacy/requests.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { FailedWebhooks } from "#app/ui/failed-webhooks.tsx";
import { PrivacyRequests } from "#app/ui/privacy-requests.tsx";
import { saveAsFile } from "#app/ui/save-as-file.ts";
import { TopicCounts } from "#app/ui/topic-counts.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Activity" }];

const DAY = 86_400_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const [{ timeZone }, failed, topics, requests] = await Promise.all([
    requireShop(shop),
    listFailedWebhooks(shop, 50),
    countTopics(shop, new Date(now.getTime() - DAY)),
    listPrivacyRequests(shop, 50),
  ]);
  return json({ timeZone, failed, topics, requests, now: now.toISOString() });
}

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("replay"), id: z.string().regex(/^\d{1,18}$/) }),
  z.object({ intent: z.literal("export"), id: z.uuid() }),
]);

interface Answer {
  toast?: string;
  isError?: boolean;
  file?: { name: string; text: string };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = await requireForm(request, intents);
  const headers = { "Cache-Control": "no-store" };
  return json<Answer>(wish.intent === "replay" ? await replay(shop, wish.id) : await download(shop, wish.id), {
    headers,
  });
}

async function replay(shop: string, id: string): Promise<Answer> {
  const { replayed } = await replayInboxItem(shop, id);
  return replayed ? { toast: "It is read again" } : { toast: "It can no longer be read", isError: true };
}

async function download(shop: string, id: string): Promise<Answer> {
  const text = await openExport(shop, id);
  if (text === null) return { toast: "The export is no longer kept", isError: true };
  return { file: { name: `afterglow-export-${id}.json`, text } };
}

export default function Activity() {
  const { timeZone, failed, topics, requests, now } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as Answer | undefined;
  useOutcomeToast(answer);
  useEffect(() => {
    if (answer?.file) saveAsFile(answer.file.name, answer.file.text);
  }, [answer]);

  const sentId = fetcher.formData?.get("id");
  const busyId = typeof sentId === "string" ? sentId : null;
  const send = (intent: "replay" | "export", id: string) => fetcher.submit({ intent, id }, { method: "post" });
  const clock = { timeZone, now };
  return (
    <Page title="Activity" subtitle="What Shopify told Afterglow, and legal requests of shoppers.">
      <BlockStack gap="400">
        <FailedWebhooks rows={failed} clock={clock} busyId={busyId} onReplay={(id) => send("replay", id)} />
        <TopicCounts rows={topics} />
        <PrivacyRequests rows={requests} clock={clock} busyId={busyId} onDownload={(id) => send("export", id)} />
      </BlockStack>
    </Page>
  );
}
