import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { describeReason } from "#app/notifications/reason.ts";
import { findReplay } from "#app/notifications/replay/find-replay.server.ts";
import type { Cell, ReplayResult, StoryLine } from "#app/notifications/replay/replay-result.ts";
import { saveDraft } from "#app/notifications/replay/save-draft.server.ts";
import { cancelReplay } from "#app/notifications/replay/start-replay.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { ReplayFigures } from "#app/ui/replay-figures.tsx";
import { ReplayProgress } from "#app/ui/replay-progress.tsx";
import { ReplayStories } from "#app/ui/replay-stories.tsx";
import { ReplayTable } from "#app/ui/replay-table.tsx";
import { NothingHere, SectionCard } from "#app/ui/section-card.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Replay" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const [{ timeZone }, replay] = await Promise.all([requireShop(shop), findReplay(shop, requireId(params.id))]);
  if (!replay) throw new Response("Not found", { status: 404 });
  const { state, done, total, result, isDraft } = replay;
  const clock = { timeZone, now: new Date().toISOString() };
  return json({ state, done, total, clock, isDraft, result: result && inWords(result) }, { headers: PRIVATE });
}

const PRIVATE = { "Cache-Control": "no-store" };

/** Codes become sentences; the most frequent reason is told first. */
function inWords({ rows, stories, ...result }: ReplayResult) {
  const cell = ({ notSent, ...rest }: Cell) => ({
    ...rest,
    notSent: Object.entries(notSent)
      .map(([code, count]) => ({ why: describeReason(code, "expired"), count }))
      .sort((a, b) => b.count - a.count),
  });
  const line = ({ reason, ...rest }: StoryLine) => ({
    ...rest,
    why: reason === null ? null : describeReason(reason, "expired"),
  });
  return {
    ...result,
    rows: rows.filter(isTold).map(({ today, draft, ...row }) => ({ ...row, today: cell(today), draft: cell(draft) })),
    stories: stories.map(({ today, draft, ...story }) => ({
      ...story,
      today: today.map(line),
      draft: draft.map(line),
    })),
  };
}

/** Messages that are switched off in both worlds are nothing to read about. */
function isTold({ today, draft }: ReplayResult["rows"][number]): boolean {
  return [today, draft].some(({ sent, waiting, notSent }) => {
    return sent > 0 || waiting > 0 || Object.keys(notSent).some((reason) => reason !== "rule_off");
  });
}

const intents = z.object({ intent: z.enum(["cancel", "save"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const id = requireId(params.id);
  const { intent } = await requireForm(request, intents);
  if (intent === "save") {
    const isSaved = await saveDraft(shop, id, staff);
    return json(isSaved ? { toast: "Saved: it counts from now on" } : { toast: "It cannot be saved", isError: true });
  }
  await cancelReplay(shop, id);
  return json({ toast: "Stopped" });
}

function requireId(id: string | undefined): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new Response("Not found", { status: 404 });
  return parsed.data;
}

/** While it runs, the page looks again this often. */
const LOOK_MS = 1_000;

export default function Replay() {
  const { state, done, total, clock, isDraft, result } = useLoaderData<typeof loader>();
  const cancelling = useFetcher<typeof action>();
  const saving = useFetcher<typeof action>();
  useOutcomeToast(cancelling.data);
  useOutcomeToast(saving.data);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (state !== "running") return;
    const timer = setInterval(revalidate, LOOK_MS);
    return () => clearInterval(timer);
  }, [state, revalidate]);
  return (
    <Page
      title="Replay"
      subtitle="Your draft over the last 90 days, against today’s rules. Nothing was sent."
      backAction={{ content: "Replay", url: "/app/replay" }}
      {...(isDraft && state === "done"
        ? {
            primaryAction: {
              content: "Save this draft",
              loading: saving.state !== "idle",
              onAction: () => saving.submit({ intent: "save" }, { method: "post" }),
            },
          }
        : {})}
    >
      <BlockStack gap="400">
        {state === "running" ? (
          <ReplayProgress
            {...{ done, total }}
            isBusy={cancelling.state !== "idle"}
            onCancel={() => cancelling.submit({ intent: "cancel" }, { method: "post" })}
          />
        ) : null}
        {state === "cancelled" ? <Banner title="This run was stopped, or a newer one took its place." /> : null}
        {state === "failed" ? <Banner tone="critical" title="This run could not be finished. Start it again." /> : null}
        {result ? <Found result={result} clock={clock} /> : null}
      </BlockStack>
    </Page>
  );
}

interface FoundProps {
  result: ReturnType<typeof inWords>;
  clock: { timeZone: string; now: string };
}

function Found({ result, clock }: FoundProps) {
  const { orders, differing, rows, stories, today, draft, cost, seconds } = result;
  const scanned = `${orders.toLocaleString("en-US")} orders in ${seconds.toLocaleString("en-US", { maximumFractionDigits: 1 })} seconds.`;
  return (
    <>
      <ReplayFigures {...{ today, draft, cost }} />
      {draft.fellBack > 0 ? (
        <Banner
          tone="warning"
          title={`Your words could not be used in ${draft.fellBack.toLocaleString("en-US")} messages`}
        >
          Ours would have gone out instead. Look for the line at fault in the editor.
        </Banner>
      ) : null}
      <SectionCard title="Message by message" note={scanned}>
        {rows.length === 0 ? <NothingHere>No orders in the last 90 days.</NothingHere> : <ReplayTable rows={rows} />}
      </SectionCard>
      <SectionCard
        title={differing === 1 ? "1 order differs" : `${differing.toLocaleString("en-US")} orders differ`}
        {...(differing > stories.length ? { note: `The first ${stories.length} are shown.` } : {})}
      >
        {differing === 0 ? (
          <NothingHere>Every shopper would have got the same, at the same time.</NothingHere>
        ) : (
          <ReplayStories stories={stories} clock={clock} />
        )}
      </SectionCard>
    </>
  );
}
