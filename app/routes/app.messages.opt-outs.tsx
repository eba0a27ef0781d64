import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { Box, Button, ButtonGroup, Divider, Page, Select, Text } from "@shopify/polaris";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { countOptOuts, listOptOuts } from "#app/notifications/log/list-opt-outs.server.ts";
import { writeAgain } from "#app/notifications/log/opt-outs.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CHANNELS } from "#app/tracking/message-kind.ts";
import { OptOutList } from "#app/ui/opt-out-list.tsx";
import { optOutNames } from "#app/ui/opt-out-words.ts";
import { NothingHere, SectionCard } from "#app/ui/section-card.tsx";
import { type Outcome, useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Opt-outs" }];

const PRIVATE = { headers: { "Cache-Control": "no-store" } };

const querySchema = z.object({
  reason: z.string().regex(/^[a-z_]{1,30}$/).or(z.literal("")).catch(""), // prettier-ignore
  page: z.coerce.number().int().min(0).max(100_000).catch(0),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [{ timeZone }, listed, counts] = await Promise.all([
    requireShop(shop),
    listOptOuts(shop, query, now),
    countOptOuts(shop, now),
  ]);
  return json({ ...listed, counts, query, clock: { timeZone, now: now.toISOString() } }, PRIVATE);
}

const wish = z.object({
  intent: z.literal("writeAgain"),
  channel: z.enum(CHANNELS),
  to: z.string().regex(/^[0-9a-f]{64}$/),
});

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { channel, to } = await requireForm(request, wish);
  const isLifted = await writeAgain(shop, channel, to);
  return json<Outcome>(
    isLifted
      ? { toast: "The address is written to again" }
      : { toast: "The shopper does not want to be written to", isError: true },
    PRIVATE,
  );
}

export default function OptOutsPage() {
  const { optOuts, hasMore, counts, query, clock } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const acting = useFetcher<Outcome>();
  useOutcomeToast(acting.data);
  const { reason, page } = query;
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  const reasons = [...new Set(counts.map((one) => one.reason))];
  const countOf = (name: string) =>
    counts.filter((one) => one.reason === name).reduce((sum, one) => sum + one.count, 0);
  const label = (name: string, count: number) => `${name} (${count.toLocaleString("en-US")})`;
  const turnTo = (next: { reason: string; page: number }) =>
    setParams({ ...(next.reason ? { reason: next.reason } : {}), ...(next.page ? { page: String(next.page) } : {}) });
  return (
    <Page
      narrowWidth
      title="Opt-outs"
      subtitle="Who is not written to any more, and why. Opt-outs are kept as fingerprints, without the addresses."
      backAction={{ content: "Messages", url: "/app/messages" }}
    >
      <SectionCard title={all === 1 ? "1 opt-out" : `${all.toLocaleString("en-US")} opt-outs`}>
        <Box paddingInline="400" paddingBlockEnd="400">
          <Select
            label="Why"
            options={[
              { value: "", label: label("Every reason", all) },
              ...reasons.map((name) => ({ value: name, label: label(optOutNames[name] ?? name, countOf(name)) })),
            ]}
            value={reason}
            onChange={(next) => turnTo({ reason: next, page: 0 })}
          />
        </Box>
        {optOuts.length === 0 ? <NothingHere>Nobody has opted out, and nothing came back.</NothingHere> : null}
        <OptOutList
          rows={optOuts}
          clock={clock}
          isBusy={acting.state !== "idle"}
          onWriteAgain={({ channel, to }) => acting.submit({ intent: "writeAgain", channel, to }, { method: "post" })}
        />
        {page > 0 || hasMore ? (
          <>
            <Divider />
            <Box padding="400">
              <ButtonGroup>
                <Button disabled={page === 0} onClick={() => turnTo({ reason, page: page - 1 })}>
                  Newer
                </Button>
                <Button disabled={!hasMore} onClick={() => turnTo({ reason, page: page + 1 })}>
                  Older
                </Button>
                <Text as="span" tone="subdued">{`Page ${page + 1}`}</Text>
              </ButtonGroup>
            </Box>
          </>
        ) : null}
      </SectionCard>
    </Page>
  );
}
