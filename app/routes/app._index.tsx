import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { z } from "zod";

import { homeFigures } from "#app/analytics/home-figures.server.ts";
import { listTroubledShipments } from "#app/analytics/troubled-shipments.server.ts";
import { env } from "#app/env.server.ts";
import { listWaitingRequests } from "#app/exceptions/merchant-view.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { doubledStages, shopifyMessagesUrl } from "#app/notifications/doubled-stages.ts";
import { findSendingTrouble } from "#app/notifications/find-sending-trouble.server.ts";
import { listStages } from "#app/notifications/list-stages.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { restartRead } from "#app/shops/restart-read.server.ts";
import { switchOnSending } from "#app/shops/save-sending.server.ts";
import { dismissSetup, saveSetupTick, showSetup } from "#app/shops/save-setup.server.ts";
import { sendingState } from "#app/shops/sending.ts";
import { SETUP_TICKS } from "#app/shops/setup.ts";
import { findSetupGuide } from "#app/shops/setup-guide.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { themeBlocks, TRACKING_BLOCK } from "#app/shops/theme-blocks.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";
import { DoublesList, type Said } from "#app/ui/doubles-list.tsx";
import { HomeFigures } from "#app/ui/home-figures.tsx";
import { ProgressCard } from "#app/ui/progress-card.tsx";
import { StepActions } from "#app/ui/setup-actions.tsx";
import { SetupGuide } from "#app/ui/setup-guide.tsx";
import { progressWords, wordsOfStep } from "#app/ui/setup-words.ts";
import { TroubleBanner } from "#app/ui/trouble-banner.tsx";
import { formatMoment } from "#app/ui/format-time.ts";
import { StatusCard } from "#app/ui/status-card.tsx";
import { TroubledList } from "#app/ui/troubled-list.tsx";
import { WaitingList } from "#app/ui/waiting-list.tsx";
import { useBlockStatus } from "#app/ui/use-block-status.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Home" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const stages = await listStages(shop, now);
  const doubled = doubledStages(stages);
  const isSettled = doubled.every(({ said }) => said !== null);
  const [row, guide, figures, troubled, waiting, { hold, broken }] = await Promise.all([
    requireShop(shop),
    findSetupGuide(shop, { doublesSettled: isSettled }),
    homeFigures(shop, now),
    listTroubledShipments(shop, 5),
    listWaitingRequests(shop, 5),
    findSendingTrouble(shop),
  ]);
  const held = hold && { ...hold, since: formatMoment(hold.openedAt.toISOString(), row.timeZone, now.toISOString()) };
  const blocks = themeBlocks(shop, env.SHOPIFY_API_KEY);
  const messagesUrl = shopifyMessagesUrl(shop);
  const sending = sendingState(row);
  const lists = { troubled, waiting, doubled, held, broken };
  return json({ guide, figures, sending, blocks, messagesUrl, ...lists, now: now.toISOString() });
}

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("tick"), tick: z.enum(SETUP_TICKS) }),
  z.object({ intent: z.literal("switchOn") }),
  z.object({ intent: z.enum(["dismiss", "show"]) }),
  z.object({ intent: z.literal("retry"), step: z.enum(["orders", "catalog"]) }),
]);

const TOASTS = {
  tick: "Saved",
  dismiss: "Guide hidden",
  show: "The guide is back",
  switchOn: "Messages are on",
  retry: "Trying again",
};

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = await requireForm(request, intents);
  const now = new Date();
  if (wish.intent === "tick") await saveSetupTick(shop, wish.tick, true, now);
  if (wish.intent === "dismiss") await dismissSetup(shop, now);
  if (wish.intent === "show") await showSetup(shop);
  if (wish.intent === "switchOn") await switchOnSending(shop, now);
  if (wish.intent === "retry") await restartRead(shop, wish.step);
  return json({ toast: TOASTS[wish.intent] });
}

export default function Home() {
  const { guide, figures, troubled, waiting, sending, doubled, held, broken, messagesUrl, now, ...data } =
    useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const statusOf = useBlockStatus();
  const blocks = data.blocks.map((block) => ({ ...block, status: statusOf(block.handle) }));
  const tracking = blocks.find((block) => block.handle === TRACKING_BLOCK);
  const blockUrl = tracking?.url ?? "";
  const running = guide.runs.filter((run) => run.state === "running");
  useRefresh(running.length > 0 ? 2_000 : 15_000);
  useOutcomeToast(fetcher.data);

  const send = (fields: Record<string, string>) => fetcher.submit(fields, { method: "post" });
  const say = (kinds: MessageKind[], said: Said) =>
    fetcher.submit(
      { intent: "elsewhere", kinds: JSON.stringify(kinds), said },
      { method: "post", action: "/app/notifications" },
    );
  const isBusy = fetcher.state !== "idle";
  const steps = guide.steps
    .map((step) => (step.key === "block" && tracking?.status === "active" ? { ...step, state: "done" as const } : step))
    .map((step) => ({
      ...step,
      ...wordsOfStep(step.key, step.state),
      progressWords: progressWords(step.key, guide.runs),
      actions: (
        <StepActions
          step={step}
          {...{ blockUrl, isBusy, send }}
          doubles={<DoublesList stages={doubled} messagesUrl={messagesUrl} isBusy={isBusy} onSay={say} />}
        />
      ),
    }));
  const stepsLeft = steps.filter((step) => step.state !== "done").length;
  const setup = guide.isDismissed && stepsLeft > 0 ? { stepsLeft, onShow: () => send({ intent: "show" }) } : null;

  return (
    <Page title="Home">
      <BlockStack gap="500">
        <TroubleBanner hold={held} broken={broken} />
        {guide.isDismissed ? null : <SetupGuide steps={steps} onDismiss={() => send({ intent: "dismiss" })} />}
        {guide.isDismissed && running.length > 0 ? (
          <InlineGrid columns={{ xs: 1, md: running.length }} gap="300">
            {running.map((run) => (
              <ProgressCard key={run.kind} run={run} />
            ))}
          </InlineGrid>
        ) : null}
        <StatusCard sending={sending} blocks={blocks} {...(setup ? { setup } : {})} />
        <HomeFigures figures={figures} />
        <WaitingList rows={waiting} now={now} />
        <TroubledList rows={troubled} now={now} />
      </BlockStack>
    </Page>
  );
}
