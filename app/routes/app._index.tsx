import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Button, InlineGrid, Page } from "@shopify/polaris";
import { z } from "zod";

import { homeFigures } from "#app/analytics/home-figures.server.ts";
import { listTroubledShipments } from "#app/analytics/troubled-shipments.server.ts";
import { env } from "#app/env.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { switchOnSending } from "#app/shops/save-sending.server.ts";
import { dismissSetup, saveSetupTick } from "#app/shops/save-setup.server.ts";
import { SETUP_TICKS } from "#app/shops/setup.ts";
import { findSetupGuide } from "#app/shops/setup-guide.server.ts";
import { HomeFigures } from "#app/ui/home-figures.tsx";
import { ProgressCard } from "#app/ui/progress-card.tsx";
import { type GuideStep, SetupGuide } from "#app/ui/setup-guide.tsx";
import { guideWords } from "#app/ui/setup-words.ts";
import { TroubledList } from "#app/ui/troubled-list.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Home" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const [guide, figures, troubled] = await Promise.all([
    findSetupGuide(shop),
    homeFigures(shop, now),
    listTroubledShipments(shop, 5),
  ]);
  const blockUrl = `https://${shop}/admin/themes/current/editor?template=page&addAppBlockId=${env.SHOPIFY_API_KEY}/track-your-order&target=newAppsSection`;
  const messagesUrl = `https://${shop}/admin/settings/notifications/customer`;
  return json({ guide, figures, troubled, blockUrl, messagesUrl, now: now.toISOString() });
}

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("tick"), tick: z.enum(SETUP_TICKS) }),
  z.object({ intent: z.literal("switchOn") }),
  z.object({ intent: z.literal("dismiss") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = await requireForm(request, intents);
  const now = new Date();
  if (wish.intent === "tick") await saveSetupTick(shop, wish.tick, true, now);
  if (wish.intent === "dismiss") await dismissSetup(shop, now);
  if (wish.intent === "switchOn") await switchOnSending(shop, now);
  return json({ toast: wish.intent === "switchOn" ? "Messages are on" : "Saved" });
}

export default function Home() {
  const { guide, figures, troubled, blockUrl, messagesUrl, now } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const running = guide.runs.filter((run) => run.state === "running");
  useRefresh(running.length > 0 ? 2_000 : 15_000);
  useOutcomeToast(fetcher.data);

  const send = (fields: Record<string, string>) => fetcher.submit(fields, { method: "post" });
  const isBusy = fetcher.state !== "idle";
  const actions: Record<string, GuideStep["actions"]> = {
    block: (
      <>
        <Button variant="primary" url={blockUrl} target="_blank">
          Open theme editor
        </Button>
        <Button loading={isBusy} onClick={() => send({ intent: "tick", tick: "blockAddedAt" })}>
          I have added it
        </Button>
      </>
    ),
    brand: <Button url="/app/brand">Set your brand</Button>,
    doubles: (
      <>
        <Button url={messagesUrl} target="_blank">
          Open Shopify’s notifications
        </Button>
        <Button loading={isBusy} onClick={() => send({ intent: "tick", tick: "shopifyMessagesCheckedAt" })}>
          I have checked them
        </Button>
      </>
    ),
    sending: (
      <Button variant="primary" loading={isBusy} onClick={() => send({ intent: "switchOn" })}>
        Switch on messages
      </Button>
    ),
  };
  const steps = guide.steps.map((step) => ({ ...step, ...guideWords[step.key], actions: actions[step.key] }));
  const isGuideShown = !(guide.isComplete && guide.isDismissed);

  return (
    <Page title="Home">
      <BlockStack gap="500">
        {isGuideShown ? (
          <SetupGuide steps={steps} {...(guide.isComplete ? { onDismiss: () => send({ intent: "dismiss" }) } : {})} />
        ) : null}
        {!isGuideShown && running.length > 0 ? (
          <InlineGrid columns={{ xs: 1, md: running.length }} gap="300">
            {running.map((run) => (
              <ProgressCard key={run.kind} run={run} />
            ))}
          </InlineGrid>
        ) : null}
        <HomeFigures figures={figures} />
        <TroubledList rows={troubled} now={now} />
      </BlockStack>
    </Page>
  );
}
