import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";

import { showRecord } from "#app/analytics/estimates/count-record.server.ts";
import { findEstimatorState, type Learned } from "#app/analytics/estimates/estimator-state.server.ts";
import { findDrifts } from "#app/analytics/estimates/find-drifts.server.ts";
import { findMomentSums, findScoreCells } from "#app/analytics/estimates/find-cells.server.ts";
import type { LaneGroup } from "#app/analytics/estimates/lane-groups.ts";
import { scoreCard, scoreMoments } from "#app/analytics/estimates/score-card.ts";
import { whichWindows, WINDOWS } from "#app/analytics/estimates/which-windows.ts";
import { findRun } from "#app/catalog/sync-run.server.ts";
import { MOMENTS } from "#app/estimates/moment.ts";
import { LEAST_OF_RECORD, parseWindowRecord, tellRecord } from "#app/estimates/window-record.ts";
import { askToLearnTimes } from "#app/jobs/ask-to-learn.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { BeforeInstallBanner } from "#app/ui/before-install-banner.tsx";
import { countryName } from "#app/ui/country-name.ts";
import { CoverageChart } from "#app/ui/coverage-chart.tsx";
import { DriftBanner, DriftHistory } from "#app/ui/drift-banner.tsx";
import { EstimatorCard } from "#app/ui/estimator-card.tsx";
import { formatDay } from "#app/ui/format-time.ts";
import { RecordCard } from "#app/ui/record-card.tsx";
import { saveAnswer } from "#app/ui/save-answer.ts";
import { ScoreTable } from "#app/ui/score-table.tsx";
import { BASIS_WORDS, MOMENT_WORDS, scoreWords } from "#app/ui/score-words.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { useRefresh } from "#app/ui/use-refresh.ts";
import { VerdictCard } from "#app/ui/verdict-card.tsx";
import { WaysTable } from "#app/ui/ways-table.tsx";
import { WindowFigures } from "#app/ui/window-figures.tsx";
import { ENGLISH } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Delivery dates" }];

const PERIODS = [28, 90, 365];
const query = z.object({
  days: z.enum(["28", "90", "365"]).catch("90").transform(Number),
  moment: z.enum(MOMENTS).catch("handover"),
  windows: z.enum(WINDOWS).nullable().catch(null),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { days, moment, windows } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [{ timeZone, windowRecord }, cells, sums, drifts, estimator, replay] = await Promise.all([
    requireShop(shop),
    findScoreCells(shop, { days, moments: [moment] }, now),
    findMomentSums(shop, { days, moments: MOMENTS }, now),
    findDrifts(shop),
    findEstimatorState(shop, now),
    findRun(shop, "replay"),
  ]);
  const which = whichWindows(sums, moment, windows);
  const isJudged = ({ replayed }: { replayed: boolean }) => replayed === (which.judged === "replayed");
  const { byWeek, byMonth, byLane, byCarrier, byBasis, total, ways } = scoreCard(cells.filter(isJudged));
  const day = (iso: string, zone = "UTC") => formatDay(iso, zone, now.toISOString());
  const dayOf = (at: Date) => day(at.toISOString(), timeZone);
  const record = parseWindowRecord(windowRecord);
  const told = tellRecord(record, now);
  const learned = (one: Learned | null) => one && { ...one, learned: dayOf(one.learnedAt) };
  return json({
    ...{ days, moment, total, ways, which },
    replay: replay?.state === "running" ? { done: replay.done, total: replay.total } : null,
    record: { isShown: record.isShown, sentence: told && wordsIn(ENGLISH).say("window.record", { ...told }) },
    estimator: { ...estimator, newest: learned(estimator.newest), inService: learned(estimator.inService) },
    weeks: byWeek.map(({ weekOn, score }) => ({ name: day(weekOn), score })),
    months: byMonth.map(({ monthOn, score }) => ({ name: monthName(monthOn), score })),
    lanes: byLane.map(({ of, score }) => ({ name: laneName(of), score })),
    carriers: byCarrier.map(({ carrier, score }) => ({ name: carrier || "No carrier yet", score })),
    bases: byBasis.map(({ basis, score }) => ({ name: BASIS_WORDS[basis] ?? basis, score })),
    moments: scoreMoments(sums.filter(isJudged)).map(({ moment, score }) => ({
      name: MOMENT_WORDS[moment]?.title ?? moment,
      score,
    })),
    drifts: drifts.map(({ id, moment, country, told, late, sinceAt, raisedAt, clearedAt }) => ({
      ...{ id, moment, told, late, country: country === "" ? null : countryName(country) },
      ...{ since: dayOf(sinceAt), raised: dayOf(raisedAt), cleared: clearedAt && dayOf(clearedAt) },
    })),
  });
}

const wishes = z.object({ intent: z.enum(["show", "hide", "learn"]) });

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { intent } = await requireForm(request, wishes);
  if (intent === "learn") {
    await askToLearnTimes(shop);
    return json({ toast: "It begins shortly" });
  }
  await showRecord(shop, intent === "show", new Date());
  return json({ toast: intent === "show" ? "Shoppers are told from now on" : "Shoppers are not told any more" });
}

function monthName(monthOn: string): string {
  return new Date(monthOn).toLocaleDateString("en-US", { timeZone: "UTC", month: "long", year: "numeric" });
}

function laneName({ to, region, isRest }: LaneGroup): string {
  const country = countryName(to) ?? "Country not known";
  if (region !== null) return `${country}, ${region}`;
  return isRest ? `${country}, other regions` : country;
}

export default function DeliveryDates() {
  const { days, moment, which, replay, total, ways, drifts, record, estimator, ...tables } =
    useLoaderData<typeof loader>();
  const { weeks, months, lanes, carriers, bases, moments } = tables;
  const isTold = which.judged === "told";
  const fetcher = useFetcher<typeof action>();
  useOutcomeToast(fetcher.data);
  const teaching = useFetcher<typeof action>();
  useOutcomeToast(teaching.data);
  const isLearning = estimator.state === "running" || estimator.state === "waiting";
  // Going through the past takes its time, and this page is dear.
  useRefresh(isLearning ? 2_000 : replay ? 10_000 : 60_000);
  const wish = fetcher.formData?.get("intent");
  const [params, setParams] = useSearchParams();
  const [isSaving, setIsSaving] = useState(false);
  const turnTo = (change: Record<string, string>) =>
    setParams({ ...Object.fromEntries(params), ...change }, { preventScrollReset: true });
  const save = async () => {
    setIsSaving(true);
    await saveAnswer(`/app/estimates/csv?days=${days}`, "delivery-dates.csv").finally(() => setIsSaving(false));
  };
  return (
    <Page
      title="Delivery dates"
      subtitle="What shoppers are told about the arrival, and whether it comes true."
      secondaryActions={[
        { content: "Delivery rules", url: "/app/estimates/rules" },
        { content: "What we promised", url: "/app/promises" },
        { content: "Save as CSV", loading: isSaving, onAction: () => void save() },
      ]}
    >
      <BlockStack gap="500">
        <DriftBanner drifts={drifts} />
        <BeforeInstallBanner {...which} progress={replay} onJudge={(wish) => turnTo({ windows: wish })} />
        <WindowFigures
          {...{ score: total, days, moment, periods: PERIODS, moments: MOMENTS }}
          onDays={(wish) => turnTo({ days: String(wish) })}
          onMoment={(wish) => turnTo({ moment: wish })}
        />
        <VerdictCard title="Do they come true?" verdict={scoreWords(total, moment, isTold)} />
        {total.told > 0 ? (
          <>
            <CoverageChart weeks={weeks} />
            <WaysTable ways={ways} isTold={isTold} />
          </>
        ) : null}
        {moments.length > 0 ? (
          <ScoreTable
            title="As parcels move"
            note="All moments at which a window is told. Windows narrow as a parcel comes nearer, and widen for those that are slow."
            heading="Moment"
            rows={moments}
          />
        ) : null}
        {total.told > 0 ? (
          <>
            <ScoreTable title="By destination" heading="Where to" rows={lanes} />
            <ScoreTable title="By carrier" heading="Carrier" rows={carriers} />
            <ScoreTable title="By what they rest on" heading="Rests on" rows={bases} />
            <ScoreTable title="By month" note="In which the window ran out." heading="Month" rows={months} />
          </>
        ) : null}
        <DriftHistory drifts={drifts} />
        <RecordCard
          {...{ ...record, least: LEAST_OF_RECORD, isShown: wish ? wish === "show" : record.isShown }}
          onShow={(isShown) => fetcher.submit({ intent: isShown ? "show" : "hide" }, { method: "post" })}
        />
        <EstimatorCard
          estimator={estimator}
          isBusy={teaching.state !== "idle"}
          onLearn={() => teaching.submit({ intent: "learn" }, { method: "post" })}
        />
      </BlockStack>
    </Page>
  );
}
