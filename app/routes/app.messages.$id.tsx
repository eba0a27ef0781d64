import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { findMessage } from "#app/notifications/log/find-message.server.ts";
import { writeAgain } from "#app/notifications/log/opt-outs.server.ts";
import { retryMessage } from "#app/notifications/outbox/retry-message.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { messageWords } from "#app/tracking/words.ts";
import { OptOuts } from "#app/ui/address-card.tsx";
import { MessageFacts } from "#app/ui/message-facts.tsx";
import { MessageBadge } from "#app/ui/message-list.tsx";
import { MessageStory } from "#app/ui/message-story.tsx";
import { channelWord, RETRIES, whyOf } from "#app/ui/message-words.ts";
import { SectionCard } from "#app/ui/section-card.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Message" }];

const PRIVATE = { headers: { "Cache-Control": "no-store" } };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const [{ timeZone }, message] = await Promise.all([requireShop(shop), findMessage(shop, requireId(params.id), now)]);
  if (!message) throw new Response("Not found", { status: 404 });
  return json({ message, clock: { timeZone, now: now.toISOString() } }, PRIVATE);
}

const intents = z.object({ intent: z.enum(["retry", "writeAgain"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const id = requireId(params.id);
  const { intent } = await requireForm(request, intents);
  if (intent === "retry") {
    const isRetried = await retryMessage(shop, id);
    return json(isRetried ? { toast: "It is tried again" } : { toast: "It can no longer be sent", isError: true });
  }
  const message = await findMessage(shop, id, new Date());
  if (!message) throw new Response("Not found", { status: 404 });
  const isLifted = await writeAgain(shop, message.entry.channel, message.entry.recipientHash);
  return json(
    isLifted ? { toast: "The address is written to again" } : { toast: "It cannot be undone", isError: true },
  );
}

function requireId(id: string | undefined): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new Response("Not found", { status: 404 });
  return parsed.data;
}

export default function Message() {
  const { message, clock } = useLoaderData<typeof loader>();
  const acting = useFetcher<{ toast?: string; isError?: boolean }>();
  useOutcomeToast(acting.data);
  useRefresh(15_000);
  const { entry, heardAt, optOuts } = message;
  const row = { ...entry, heardAt };
  const retry = RETRIES[entry.state];
  const act = (intent: string) => acting.submit({ intent }, { method: "post" });
  return (
    <Page
      title={`${messageWords(entry).title} by ${channelWord(entry.channel)}`}
      subtitle={`Order ${entry.orderName}`}
      titleMetadata={<MessageBadge row={entry} />}
      backAction={{ content: "Messages", url: "/app/messages" }}
      {...(retry
        ? { primaryAction: { content: retry, loading: acting.state !== "idle", onAction: () => act("retry") } }
        : {})}
    >
      <Layout>
        <Layout.Section>
          <SectionCard title={messageWords(entry).title} note={whyOf(entry, clock) ?? messageWords(entry).sentence}>
            <MessageStory row={row} receipts={message.receipts} clock={clock} />
          </SectionCard>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <MessageFacts {...message} clock={clock} />
            {optOuts.length > 0 ? (
              <SectionCard title="This address">
                <div style={{ padding: "0 16px 16px" }}>
                  <OptOuts
                    optOuts={optOuts}
                    clock={clock}
                    isBusy={acting.state !== "idle"}
                    onWriteAgain={() => act("writeAgain")}
                  />
                </div>
              </SectionCard>
            ) : null}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
