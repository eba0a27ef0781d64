import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { z } from "zod";

import { findPickFigures } from "#app/attribution/find-pick-figures.server.ts";
import type { Lift } from "#app/attribution/lift.ts";
import { askToLearn } from "#app/jobs/ask-to-learn.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { findLearningState } from "#app/recommendations/learning-state.server.ts";
import { PICK_KINDS } from "#app/recommendations/pick-kind.ts";
import { HOLD_OUT_PERCENT, parsePickSettings, PICK_STAGES, WINDOW_DAYS } from "#app/recommendations/pick-settings.ts";
import { draftOfPickSettings, kindField, parsePickSettingsForm } from "#app/recommendations/pick-settings-form.ts";
import { savePickSettings } from "#app/recommendations/save-pick-settings.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { type FormAnswer, refuseFields } from "#app/ui/form-answer.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { LearningCard } from "#app/ui/learning-card.tsx";
import { liftWords } from "#app/ui/lift-words.ts";
import { NeverShownCard } from "#app/ui/never-shown-card.tsx";
import { PickCountingCard } from "#app/ui/pick-counting-card.tsx";
import { PickFigures } from "#app/ui/pick-figures.tsx";
import { PickKindsCard } from "#app/ui/pick-kinds-card.tsx";
import { PickPartsTable } from "#app/ui/pick-parts-table.tsx";
import { PickPlacesCard } from "#app/ui/pick-places-card.tsx";
import { PICK_KIND_WORDS, SURFACE_WORDS } from "#app/ui/pick-words.ts";
import { useDraftForm } from "#app/ui/use-draft-form.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";
import { VerdictCard } from "#app/ui/verdict-card.tsx";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Recommendations" }];

const DAY = 86_400_000;
const period = z.enum(["28", "90"]).catch("28").transform(Number);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const days = period.parse(new URL(request.url).searchParams.get("days"));
  const range = { from: new Date(now.getTime() - days * DAY), to: now };
  const [row, learning, { lift, ...figures }] = await Promise.all([
    requireShop(shop),
    findLearningState(shop),
    findPickFigures(shop, range, now),
  ]);
  const moment = (at: Date) => formatMoment(at.toISOString(), row.timeZone, now.toISOString());
  return json({
    days,
    figures,
    lift: liftInWords(lift, moment),
    learning: { ...learning, finished: learning.finishedAt && moment(learning.finishedAt) },
    saved: draftOfPickSettings(parsePickSettings(row.pickSettings)),
    limits: { windowDays: WINDOW_DAYS, holdOutPercent: HOLD_OUT_PERCENT },
    kinds: PICK_KINDS.map((kind) => ({
      kind,
      stages: PICK_STAGES.map((stage) => ({ stage, field: kindField(stage, kind) })),
    })),
    places: {
      isOnPage: parseSettings(row.settings).picksOnPage,
      isInMail: parseSendingRules(row.sendingRules).picksInEmail,
      hasPostalAddress: parseBrand(row.brand).postalAddress !== "",
    },
  });
}

function liftInWords(lift: Lift, moment: (at: Date) => string) {
  return lift.state === "off" ? lift : { ...lift, since: moment(lift.since) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { intent, ...fields } = await requireForm(request, z.record(z.string(), z.string().max(100)));
  if (intent === "learn") {
    await askToLearn(shop);
    return json<FormAnswer>({ errors: {}, toast: "It begins shortly" });
  }
  const form = parsePickSettingsForm(fields);
  if ("errors" in form) {
    return json<FormAnswer>(refuseFields(form.errors), { status: 422 });
  }
  await savePickSettings(shop, form.settings);
  return json<FormAnswer>({ errors: {}, toast: "Recommendations saved" });
}

const ACTIONS = [
  { content: "Your rules", url: "/app/recommendations/rules" },
  { content: "Look at an order", url: "/app/recommendations/preview" },
  { content: "What is known", url: "/app/recommendations/catalog" },
];

export default function Recommendations() {
  const { days, figures, lift, learning, saved, limits, kinds, places } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as FormAnswer | undefined;
  useOutcomeToast(answer);
  const teaching = useFetcher<typeof action>();
  useOutcomeToast(teaching.data);
  const isUnderWay = learning.state === "running" || learning.state === "waiting";
  useRefresh(isUnderWay ? 2_000 : 30_000);
  const navigate = useNavigate();
  const { form, isDirty, expectAnswer, discard } = useDraftForm(saved, answer);
  const save = () => {
    expectAnswer();
    fetcher.submit({ ...form.draft }, { method: "post" });
  };
  return (
    <Page
      title="Recommendations"
      subtitle="What else shoppers see while they wait: from your own products, and never something they would regret."
      secondaryActions={ACTIONS}
    >
      <FormSaveBar
        id="recommendations"
        isDirty={isDirty}
        isSaving={fetcher.state !== "idle"}
        onSave={save}
        onDiscard={discard}
      />
      <BlockStack gap="500">
        <PickFigures
          days={days}
          figures={figures}
          onDays={(wish) => navigate(`/app/recommendations?days=${wish}`, { preventScrollReset: true })}
        />
        <VerdictCard title="What picks add" verdict={liftWords(lift, figures.currency)} />
        {figures.byKind.length > 0 ? (
          <InlineGrid columns={{ xs: 1, lg: 2 }} gap={{ xs: "500", lg: "300" }} alignItems="start">
            <PickPartsTable
              title="By kind"
              heading="Kind"
              currency={figures.currency}
              rows={figures.byKind.map(({ kind, ...sums }) => ({
                name: PICK_KIND_WORDS[kind]?.title ?? kind,
                ...sums,
              }))}
            />
            <PickPartsTable
              title="By place"
              heading="Place"
              currency={figures.currency}
              rows={figures.bySurface.map(({ surface, ...sums }) => ({
                name: SURFACE_WORDS[surface] ?? surface,
                ...sums,
              }))}
            />
          </InlineGrid>
        ) : null}
        <LearningCard
          learning={learning}
          isBusy={teaching.state !== "idle"}
          onLearn={() => teaching.submit({ intent: "learn" }, { method: "post" })}
        />
        <PickKindsCard form={form} kinds={kinds} />
        <NeverShownCard />
        <PickCountingCard form={form} savedPercent={saved["holdOutPercent"] ?? ""} limits={limits} />
        <PickPlacesCard {...places} />
      </BlockStack>
    </Page>
  );
}
