import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { listRules, setRule } from "#app/notifications/arbiter/rules.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { pauseSending, resumeSending, switchOffSending, switchOnSending } from "#app/shops/save-sending.server.ts";
import { sendingState } from "#app/shops/sending.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { type RuleRow, RuleTable } from "#app/ui/rule-table.tsx";
import { SendingCard, type SendingWish } from "#app/ui/sending-card.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Notifications" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const [row, rules] = await Promise.all([requireShop(shop), listRules(shop)]);
  const since = row.pausedAt ?? row.notifyFrom;
  const sinceText = since && formatMoment(since.toISOString(), row.timeZone, new Date().toISOString());
  return json({ rules, sending: sendingState(row), since: sinceText });
}

const ruleList = z.array(z.object({ kind: z.enum(MESSAGE_KINDS), channel: z.enum(CHANNELS), enabled: z.boolean() }));
const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["switchOn", "switchOff", "pause", "resume"]) }),
  z.object({ intent: z.literal("rules"), rules: z.string().transform((text) => ruleList.parse(JSON.parse(text))) }),
]);

const TOASTS = {
  switchOn: "Messages are on",
  switchOff: "Messages are off",
  pause: "Messages are paused",
  resume: "Messages are on again",
  rules: "Notifications saved",
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
  return json({ toast: TOASTS[wish.intent] });
}

export default function Notifications() {
  const { rules, sending, since } = useLoaderData<typeof loader>();
  const saving = useFetcher<typeof action>();
  const switching = useFetcher<typeof action>();
  useOutcomeToast(saving.data);
  useOutcomeToast(switching.data);

  const [touched, setTouched] = useState<RuleRow[]>([]);
  const draft = rules.map((rule) => touched.find((change) => isSame(change, rule)) ?? rule);
  const changes = draft.filter((rule, at) => rule.enabled !== rules[at]?.enabled);

  const change = (next: RuleRow) => setTouched([...touched.filter((rule) => !isSame(rule, next)), next]);
  const save = () => saving.submit({ intent: "rules", rules: JSON.stringify(changes) }, { method: "post" });
  const wish = (intent: SendingWish) => switching.submit({ intent }, { method: "post" });

  return (
    <Page title="Notifications" subtitle="What shoppers hear about their parcels, and how.">
      <FormSaveBar
        id="rules"
        isDirty={changes.length > 0}
        isSaving={saving.state !== "idle"}
        onSave={save}
        onDiscard={() => setTouched([])}
      />
      <BlockStack gap="400">
        <SendingCard state={sending} since={since} isBusy={switching.state !== "idle"} onWish={wish} />
        <RuleTable rules={draft} onChange={change} />
      </BlockStack>
    </Page>
  );
}

function isSame(one: RuleRow, other: RuleRow): boolean {
  return one.kind === other.kind && one.channel === other.channel;
}
