import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page, TextField } from "@shopify/polaris";
import { z } from "zod";

import { tryWebhook } from "#app/alerts/post-alerts.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { listDltTemplates } from "#app/notifications/content/list-dlt-templates.server.ts";
import { saveSendingRules } from "#app/notifications/save-sending-rules.server.ts";
import { draftOfRules } from "#app/notifications/sending-form.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { fieldOf } from "#app/ui/draft-form.ts";
import { FieldCard } from "#app/ui/field-card.tsx";
import { type FormAnswer, refuseFields } from "#app/ui/form-answer.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { RulesAlerts } from "#app/ui/rules-alerts.tsx";
import { RulesLaw } from "#app/ui/rules-law.tsx";
import { RulesTiming } from "#app/ui/rules-timing.tsx";
import { useDraftForm } from "#app/ui/use-draft-form.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useTryOnPast } from "#app/ui/use-try-on-past.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Sending rules" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const known = await requireShop(shop);
  const { sendingRules, currency, contactEmail, timeZone, brand } = known;
  const saved = draftOfRules({ rules: parseSendingRules(sendingRules), currency });
  const hasPostalAddress = parseBrand(brand).postalAddress !== "";
  const dltTexts = await listDltTemplates(known);
  return json({ saved, currency, contactEmail, timeZone, hasPostalAddress, dltTexts });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const fields = await requireForm(request, z.record(z.string(), z.string().max(1_000)));
  if (fields["intent"] === "tryWebhook") {
    const { taken, sentence } = await tryWebhook(shop, fields["address"] ?? "");
    return json<FormAnswer>({ errors: {}, toast: taken ? "The try has arrived" : sentence, isError: !taken });
  }
  const errors = await saveSendingRules(shop, fields);
  if (Object.keys(errors).length > 0) {
    return json<FormAnswer>(refuseFields(errors), { status: 422 });
  }
  return json<FormAnswer>({ errors, toast: "Sending rules saved" });
}

export default function SendingRules() {
  const { saved, currency, contactEmail, timeZone, hasPostalAddress, dltTexts } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as FormAnswer | undefined;
  const trying = useFetcher<typeof action>();
  useOutcomeToast(answer);
  useOutcomeToast(trying.data);
  const { form, isDirty, expectAnswer, discard } = useDraftForm(saved, answer);
  const save = () => {
    expectAnswer();
    fetcher.submit({ ...form.draft }, { method: "post" });
  };
  const trial = useTryOnPast({ about: "rules", draft: form.draft });
  const tryIt = () => {
    const address = form.draft["alerts.webhookUrl"] ?? "";
    trying.submit({ intent: "tryWebhook", address: address.trim() }, { method: "post" });
  };
  return (
    <Page
      narrowWidth
      title="Sending rules"
      subtitle="When messages may leave, how many, and what the law asks."
      backAction={{ content: "Notifications", url: "/app/notifications" }}
      secondaryActions={[trial]}
    >
      <FormSaveBar
        id="sending-rules"
        isDirty={isDirty}
        isSaving={fetcher.state !== "idle"}
        onSave={save}
        onDiscard={discard}
      />
      <BlockStack gap="400">
        <RulesTiming form={form} />
        <RulesLaw form={form} hasPostalAddress={hasPostalAddress} dltTexts={dltTexts} />
        <FieldCard
          title="Price of texts"
          note="As your provider bills it, for the estimates beside a text and in replays. It changes nothing you pay. Left empty, the usual prices of the shopper’s country count."
        >
          <TextField
            label="One segment costs"
            inputMode="decimal"
            suffix={currency}
            placeholder="0.0079"
            {...fieldOf(form, "segmentPrice")}
          />
        </FieldCard>
        <RulesAlerts {...{ form, contactEmail, timeZone }} isTrying={trying.state !== "idle"} onTry={tryIt} />
      </BlockStack>
    </Page>
  );
}
