import { useFetcher } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";

import type { MessageKind } from "#app/tracking/message-kind.ts";

import type { Said } from "./doubles-list.tsx";
import type { Draft } from "./draft-form.ts";
import { ElsewhereCard } from "./elsewhere-card.tsx";
import type { FormAnswer } from "./form-answer.ts";
import { FormSaveBar } from "./form-save-bar.tsx";
import { type MessageDrawing, MessagePreview, type MessageWish } from "./message-preview.tsx";
import type { PickedOrder } from "./order-picker.tsx";
import { ruleExplanations } from "./rule-words.ts";
import { SLOTS_OF } from "#app/tracking/message-slot.ts";
import { TemplateFields } from "./template-fields.tsx";
import { TestSendCard } from "./test-send-card.tsx";
import { useDraftForm } from "./use-draft-form.ts";
import { useOutcomeToast } from "./use-outcome-toast.ts";
import { usePreview } from "./use-preview.ts";
import { useTryOnPast } from "./use-try-on-past.ts";
import { useVersions } from "./use-versions.ts";
import { useWordsShown } from "./use-words-shown.ts";
import type { Variable } from "./variable-picker.tsx";
import { VersionHistory } from "./version-history.tsx";

interface MessageEditorProps {
  kind: MessageKind;
  title: string;
  /** By field: `email.de.subject`. */
  saved: Draft;
  order: PickedOrder | null;
  locale: string;
  languages: readonly { value: string; label: string }[];
  variables: readonly Variable[];
  /** Where a test may go. */
  addresses: readonly string[];
  shopifyName: string | null;
  said: Said | null;
}

const ORDERS = "/app/brand/preview";
const NOTIFICATIONS = "/app/notifications";
const NO_SLOTS: Draft = { subject: "", heading: "", paragraph: "", button: "", text: "" };

/** The words of one stage beside the message they make. */
export function MessageEditor({ kind, title, saved, order, ...props }: MessageEditorProps) {
  const path = `${NOTIFICATIONS}/${kind}`;
  const saving = useFetcher<FormAnswer>();
  const restoring = useFetcher<FormAnswer>();
  const testing = useFetcher<FormAnswer>();
  const saying = useFetcher<FormAnswer>();
  useOutcomeToast(saving.data);
  useOutcomeToast(restoring.data);
  useOutcomeToast(testing.data);
  useOutcomeToast(saying.data);

  const { form, isDirty, expectAnswer, discard } = useDraftForm(saved, saving.data);
  const [{ channel, locale }, show] = useWordsShown(props.locale, form.errors);
  const [wish, setWish] = useState<MessageWish>({ order, scheme: "light" });
  const prefix = `${channel}.${locale}.`;
  const slots = Object.fromEntries(SLOTS_OF[channel].map((slot) => [slot, form.draft[prefix + slot] ?? ""]));
  const { drawing, state } = usePreview<MessageDrawing>(`${path}/preview`, {
    ...{ "preview.channel": channel, "preview.locale": locale },
    ...{ "preview.order": wish.order?.id ?? "", "preview.scheme": wish.scheme },
    ...NO_SLOTS,
    ...slots,
  });
  const trial = useTryOnPast({ about: "words", kind, draft: wordsChanged(form.draft, saved) });
  const versions = useVersions(path, channel, locale);

  const save = () => {
    expectAnswer();
    saving.submit({ ...wordsChanged(form.draft, saved), intent: "save" }, { method: "post" });
  };
  const restore = (version: number) => {
    discard();
    restoring.submit({ intent: "restore", version, channel, locale }, { method: "post" });
  };
  const test = (to: string) => {
    const words = Object.fromEntries(Object.entries(form.draft).filter(([name]) => name.startsWith(prefix)));
    testing.submit({ ...words, intent: "test", to, channel, locale, order: wish.order?.id ?? "" }, { method: "post" });
  };
  const say = (said: Said) =>
    saying.submit(
      { intent: "elsewhere", kinds: JSON.stringify([kind]), said },
      { method: "post", action: NOTIFICATIONS },
    );

  return (
    <Page
      fullWidth
      title={title}
      subtitle={ruleExplanations[kind]}
      backAction={{ content: "Notifications", url: NOTIFICATIONS }}
      secondaryActions={[trial]}
    >
      <FormSaveBar id="words" isDirty={isDirty} isSaving={saving.state !== "idle"} onSave={save} onDiscard={discard} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BlockStack gap="400">
          <TemplateFields
            {...{ form, channel, locale }}
            onChannel={(next) => show({ channel: next })}
            onLocale={(next) => show({ locale: next })}
            languages={props.languages}
            variables={props.variables}
            ours={drawing?.ours ?? {}}
            live={state === "ready" ? (drawing?.errors ?? {}) : {}}
          />
          <TestSendCard channel={channel} addresses={props.addresses} isBusy={testing.state !== "idle"} onSend={test} />
          <VersionHistory
            versions={versions}
            isBusy={restoring.state !== "idle"}
            isDirty={isDirty}
            onRestore={restore}
          />
          <ElsewhereCard
            shopifyName={props.shopifyName}
            said={props.said}
            isBusy={saying.state !== "idle"}
            onSay={say}
          />
        </BlockStack>
        <div>
          {/* Stays in sight while the fields beside it scroll. */}
          <div style={{ position: "sticky", top: 16 }}>
            <MessagePreview
              {...{ channel, wish, drawing, state }}
              ordersPath={ORDERS}
              onWish={(change) => setWish({ ...wish, ...change })}
            />
          </div>
        </div>
      </InlineGrid>
    </Page>
  );
}

/** Every slot of each channel and language in which something was changed. */
function wordsChanged(draft: Draft, saved: Draft): Draft {
  const groupOf = (name: string) => name.slice(0, name.lastIndexOf("."));
  const names = Object.keys(draft);
  const changed = new Set(names.filter((name) => draft[name] !== saved[name]).map(groupOf));
  return Object.fromEntries(
    names.filter((name) => changed.has(groupOf(name))).map((name) => [name, draft[name] ?? ""]),
  );
}
