import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { findLog } from "#app/notifications/log/find-log.server.ts";
import { listLogReasons } from "#app/notifications/log/list-log-reasons.server.ts";
import { logFilterSchema } from "#app/notifications/log/log-filter.ts";
import { findOptOuts, hashTypedAddress, type OptOut, writeAgain } from "#app/notifications/log/opt-outs.server.ts";
import { countRedrivable, REDRIVE_MOST, redriveLog } from "#app/notifications/log/redrive.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CHANNELS } from "#app/tracking/message-kind.ts";
import { AddressCard } from "#app/ui/address-card.tsx";
import { LogFilters } from "#app/ui/log-filters.tsx";
import { changedLogQuery } from "#app/ui/log-filter-words.ts";
import { MessageTable } from "#app/ui/message-table.tsx";
import { saveAnswer } from "#app/ui/save-answer.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Messages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const filter = readFilter(request);
  const [{ timeZone }, { entries, next }, reasons, failed, optOuts] = await Promise.all([
    requireShop(shop),
    findLog(shop, filter, now),
    listLogReasons(shop, filter.days, now),
    countRedrivable(shop, filter, now),
    filter.to ? findOptOuts(shop, filter.to) : noOptOuts,
  ]);
  const clock = { timeZone, now: now.toISOString() };
  return json({ entries, next, reasons, failed, most: REDRIVE_MOST, optOuts, filter, clock }, PRIVATE);
}

const noOptOuts: OptOut[] = [];
const PRIVATE = { headers: { "Cache-Control": "no-store" } };

function readFilter(request: Request) {
  return logFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
}

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("address"), address: z.string().max(300) }),
  z.object({ intent: z.literal("redrive") }),
  z.object({ intent: z.literal("writeAgain"), channel: z.enum(CHANNELS) }),
]);

interface Answer {
  toast?: string;
  isError?: boolean;
  /** The keyed hash of the address that was typed. */
  to?: string;
  error?: string;
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = await requireForm(request, intents);
  return json<Answer>(await answerTo(shop, wish, request), PRIVATE);
}

async function answerTo(shop: string, wish: z.infer<typeof intents>, request: Request): Promise<Answer> {
  const filter = readFilter(request);
  switch (wish.intent) {
    case "address": {
      const to = await hashTypedAddress(shop, wish.address);
      return to ? { to } : { error: "Enter a whole e-mail address, or a phone number with its country code" };
    }
    case "redrive": {
      const count = await redriveLog(shop, filter, new Date());
      return { toast: count === 1 ? "1 message is tried again" : `${count} messages are tried again` };
    }
    case "writeAgain": {
      const isLifted = filter.to !== "" && (await writeAgain(shop, wish.channel, filter.to));
      return isLifted
        ? { toast: "The address is written to again" }
        : { toast: "The shopper does not want to be written to", isError: true };
    }
  }
}

export default function Messages() {
  const { entries, next, reasons, failed, most, optOuts, filter, clock } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const finding = useFetcher<Answer>();
  const acting = useFetcher<Answer>();
  const [isSaving, setSaving] = useState(false);
  useOutcomeToast(acting.data);

  const turnTo = useCallback(
    (change: Record<string, string>) =>
      setParams((known) => changedLogQuery(known, change), { preventScrollReset: !("after" in change) }),
    [setParams],
  );
  const found = finding.data?.to;
  useEffect(() => {
    if (found) turnTo({ to: found });
  }, [found, turnTo]);

  const save = async () => {
    setSaving(true);
    await saveAnswer(`/app/messages/csv?${changedLogQuery(params, {})}`, "messages.csv").finally(() =>
      setSaving(false),
    );
  };
  const act = (wish: Record<string, string>) => acting.submit(wish, { method: "post" });
  const count = failed > most ? `the newest ${most.toLocaleString("en-US")}` : failed.toLocaleString("en-US");
  const { after: _, days, ...asked } = filter;
  return (
    <Page
      title="Messages"
      subtitle="Everything that was sent, what waits, and what was not sent and why."
      secondaryActions={[
        { content: "Opt-outs", url: "/app/messages/opt-outs" },
        { content: "Save as CSV", loading: isSaving, onAction: () => void save() },
        ...(failed > 0
          ? [
              {
                content: `Try ${count} failed again`,
                loading: acting.state !== "idle",
                onAction: () => act({ intent: "redrive" }),
              },
            ]
          : []),
      ]}
    >
      <BlockStack gap="400">
        <MessageTable
          rows={entries}
          clock={clock}
          isFiltered={days !== "28" || Object.values(asked).some((value) => value !== "")}
          hasNewer={filter.after !== ""}
          hasOlder={next !== null}
          onNewest={() => turnTo({ after: "" })}
          onOlder={() => turnTo({ after: next ?? "" })}
          onClear={() => setParams({})}
          filters={
            <LogFilters asked={filter} reasons={reasons} isLoading={navigation.state === "loading"} onChange={turnTo} />
          }
        />
        <AddressCard
          isAsked={filter.to !== ""}
          optOuts={optOuts}
          clock={clock}
          error={finding.data?.error ?? null}
          isBusy={finding.state !== "idle" || acting.state !== "idle"}
          onFind={(address) => finding.submit({ intent: "address", address }, { method: "post" })}
          onWriteAgain={(channel) => act({ intent: "writeAgain", channel })}
        />
      </BlockStack>
    </Page>
  );
}
