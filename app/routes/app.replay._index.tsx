import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, Divider, InlineStack, Link, Page, Text } from "@shopify/polaris";

import { requireForm } from "#app/lib/require-form.ts";
import { listReplays } from "#app/notifications/replay/find-replay.server.ts";
import { draftOfForm, tryFormSchema } from "#app/notifications/replay/draft-of-form.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { startReplay } from "#app/notifications/replay/start-replay.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { NothingHere, SectionCard } from "#app/ui/section-card.tsx";
import { useTryOnPast } from "#app/ui/use-try-on-past.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Replay" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const [{ timeZone }, runs] = await Promise.all([requireShop(shop), listReplays(shop)]);
  return json({ runs, clock: { timeZone, now: new Date().toISOString() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const form = await requireForm(request, tryFormSchema);
  const { sendingRules, currency } = await requireShop(shop);
  const draft = draftOfForm(form, { rules: parseSendingRules(sendingRules), currency });
  if (!draft) return json({ toast: "Please look at the fields first: some cannot be saved", isError: true });
  return redirect(`/app/replay/${await startReplay(shop, draft)}`);
}

const STATES: Record<string, string> = {
  running: "Under way",
  done: "Done",
  failed: "Failed",
  cancelled: "Stopped",
};

export default function Replays() {
  const { runs, clock } = useLoaderData<typeof loader>();
  const trial = useTryOnPast({ about: "saved" });
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
              <Button variant="primary" loading={trial.loading} onClick={trial.onAction}>
                {trial.content}
              </Button>
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
