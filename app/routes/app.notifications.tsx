import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { discardHeld, releaseHold } from "#app/notifications/arbiter/holds.server.ts";
import { setRule } from "#app/notifications/arbiter/rules.server.ts";
import { findSendingTrouble } from "#app/notifications/find-sending-trouble.server.ts";
import { listStages } from "#app/notifications/list-stages.server.ts";
import { saveElsewhere } from "#app/notifications/save-sending-rules.server.ts";
import { ELSEWHERE } from "#app/notifications/sending-rules.ts";
import { stageState } from "#app/notifications/stage-state.ts";
import { doubledStages, shopifyMessagesUrl } from "#app/notifications/doubled-stages.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { pauseSending, resumeSending, switchOffSending, switchOnSending } from "#app/shops/save-sending.server.ts";
import { sendingState } from "#app/shops/sending.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { type Channel, CHANNELS, MESSAGE_KINDS, type MessageKind } from "#app/tracking/message-kind.ts";
import { DoublesCard } from "#app/ui/doubles-card.tsx";
import { formatMoment } from "#app/ui/format-time.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { SendingCard, type SendingWish } from "#app/ui/sending-card.tsx";
import { StageList } from "#app/ui/stage-list.tsx";
import { TroubleBanner } from "#app/ui/trouble-banner.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useTryOnPast } from "#app/ui/use-try-on-past.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Notifications" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const [row, stages, { hold, broken }] = await Promise.all([
    requireShop(shop),
    listStages(shop, now),
    findSendingTrouble(shop),
  ]);
  const since = row.pausedAt ?? row.notifyFrom;
  const sinceText = since && formatMoment(since.toISOString(), row.timeZone, now.toISOString());
  return json({
    stages,
    doubled: doubledStages(stages),
    messagesUrl: shopifyMessagesUrl(shop),
    broken,
    hold: hold && { ...hold, since: formatMoment(hold.openedAt.toISOString(), row.timeZone, now.toISOString()) },
    sending: sendingState(row),
    since: sinceText,
  });
}

const ruleList = z.array(z.object({ kind: z.enum(MESSAGE_KINDS), channel: z.enum(CHANNELS), enabled: z.boolean() }));
const kindList = z.array(z.enum(MESSAGE_KINDS)).min(1);
const fromJson = (text: string): unknown => JSON.parse(text);
const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["switchOn", "switchOff", "pause", "resume"]) }),
  z.object({ intent: z.enum(["releaseHold", "discardHeld"]), holdId: z.uuid() }),
  z.object({ intent: z.literal("rules"), rules: z.string().transform((text) => ruleList.parse(fromJson(text))) }),
  z.object({
    intent: z.literal("elsewhere"),
    kinds: z.string().transform((text) => kindList.parse(fromJson(text))),
    said: z.enum(ELSEWHERE),
  }),
]);

const TOASTS = {
  switchOn: "Messages are on",
  switchOff: "Messages are off",
  pause: "Messages are paused",
  resume: "Messages are on again",
  rules: "Notifications saved",
  elsewhere: "Noted",
  releaseHold: "They are on their way",
  discardHeld: "Discarded",
};

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = await requireForm(request, intents);
  const now = new Date();
  if (wish.intent === "switchOn") await switchOnSending(shop, now);
  if (wish.intent === "switchOff") await switchOffSending(shop);
  if (wish.intent === "pause") await pauseSending(shop, now);
  if (wish.intent === "resume") await resumeSending(shop);
  if (wish.intent === "rules") {
    await Promise.all(wish.rules.map((rule) => setRule(shop, rule.kind, rule.channel, rule.enabled)));
  }
  if (wish.intent === "releaseHold") await releaseHold(shop, wish.holdId, now);
  if (wish.intent === "discardHeld") await discardHeld(shop, wish.holdId, now);
  if (wish.intent === "elsewhere") {
    await saveElsewhere(shop, Object.fromEntries(wish.kinds.map((kind) => [kind, wish.said])));
  }
  return json({ toast: TOASTS[wish.intent] });
}

interface Change {
  kind: MessageKind;
  channel: Channel;
  enabled: boolean;
}

const ACTIONS = [
  { content: "Sending rules", url: "/app/notifications/rules" },
  { content: "Accounts", url: "/app/notifications/accounts" },
  { content: "Replays", url: "/app/replay" },
];

export default function Notifications() {
  const { stages, doubled, messagesUrl, hold, broken, sending, since } = useLoaderData<typeof loader>();
  const saving = useFetcher<typeof action>();
  const switching = useFetcher<typeof action>();
  const saying = useFetcher<typeof action>();
  useOutcomeToast(saving.data);
  useOutcomeToast(switching.data);
  useOutcomeToast(saying.data);

  const [touched, setTouched] = useState<Change[]>([]);
  const changes = touched.filter(({ kind, channel, enabled }) =>
    stages.some((stage) => stage.kind === kind && stage[channel] !== enabled),
  );
  const draft = stages.map((stage) => {
    const own = changes.filter(({ kind }) => kind === stage.kind);
    const switched = { ...stage, ...Object.fromEntries(own.map(({ channel, enabled }) => [channel, enabled])) };
    return { ...switched, state: stageState(switched) };
  });

  const change = (kind: MessageKind, channel: Channel, enabled: boolean) => {
    const others = touched.filter((one) => one.kind !== kind || one.channel !== channel);
    setTouched([...others, { kind, channel, enabled }]);
  };
  const save = () => saving.submit({ intent: "rules", rules: JSON.stringify(changes) }, { method: "post" });
  const trial = useTryOnPast({ about: "switches", draft: changes });
  const wish = (intent: SendingWish) => switching.submit({ intent }, { method: "post" });

  return (
    <Page
      title="Notifications"
      subtitle="What shoppers hear about their parcels, and how."
      secondaryActions={[...ACTIONS, trial]}
    >
      <FormSaveBar
        id="rules"
        isDirty={changes.length > 0}
        isSaving={saving.state !== "idle"}
        onSave={save}
        onDiscard={() => setTouched([])}
      />
      <BlockStack gap="400">
        <TroubleBanner hold={hold} broken={broken} />
        <SendingCard state={sending} since={since} isBusy={switching.state !== "idle"} onWish={wish} />
        <DoublesCard
          stages={doubled}
          messagesUrl={messagesUrl}
          isBusy={saying.state !== "idle"}
          onSay={(kinds, said) =>
            saying.submit({ intent: "elsewhere", kinds: JSON.stringify(kinds), said }, { method: "post" })
          }
        />
        <StageList stages={draft} onChange={change} />
      </BlockStack>
    </Page>
  );
}
