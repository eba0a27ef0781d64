import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Box, Card, Divider, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { listReplays } from "#app/notifications/replay/find-replay.server.ts";
import { readDraft } from "#app/notifications/replay/replay-draft.ts";
import { startReplay } from "#app/notifications/replay/start-replay.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { NothingHere, SectionCard } from "#app/ui/section-card.tsx";
import { TryOnPast } from "#app/ui/try-on-past.tsx";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Replay" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const [{ timeZone }, runs] = await Promise.all([requireShop(shop), listReplays(shop)]);
  return json({ runs, clock: { timeZone, now: new Date().toISOString() } });
}

const wishSchema = z.object({ intent: z.literal("start"), draft: z.string().max(500_000) });

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { draft } = await requireForm(request, wishSchema);
  const parsed = readDraft(draft);
  if (!parsed) throw new Response("The draft could not be read", { status: 400 });
  return redirect(`/app/replay/${await startReplay(shop, parsed)}`);
}

const STATES: Record<string, string> = {
  running: "Under way",
  done: "Done",
  failed: "Failed",
  cancelled: "Stopped",
};

export default function Replays() {
  const { runs, clock } = useLoaderData<typeof loader>();
  return (
    <Page
      narrowWidth
      title="Replay"
      subtitle="Your rules and words, run over your last 90 days: who would have got what, when, and at which cost."
      backAction={{ content: "Notifications", url: "/app/notifications" }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="p">
              Change the sending rules or your words, and try them from their own page before you save. Or run what is
              saved, to see how the last 90 days would have gone with it. Nothing is ever sent.
            </Text>
            <InlineStack>
              <TryOnPast draft={{}} />
            </InlineStack>
          </BlockStack>
        </Card>
        <SectionCard title="Runs">
          {runs.length === 0 ? <NothingHere>None yet.</NothingHere> : null}
          {runs.map(({ id, state, startedAt, done }) => (
            <Box key={id}>
              <Divider />
              <Box padding="400">
                <InlineStack align="space-between" gap="200">
                  <Link url={`/app/replay/${id}`}>{formatMoment(startedAt, clock.timeZone, clock.now)}</Link>
                  <InlineStack gap="200">
                    <Text as="span" tone="subdued">
                      {done.toLocaleString("en-US")} orders
                    </Text>
                    <Badge>{STATES[state] ?? state}</Badge>
                  </InlineStack>
                </InlineStack>
              </Box>
            </Box>
          ))}
        </SectionCard>
      </BlockStack>
    </Page>
  );
}
