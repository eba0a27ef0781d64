import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { z } from "zod";

import { explainOrder } from "#app/recommendations/explain-order.ts";
import { makePicks } from "#app/recommendations/make-picks.server.ts";
import { parsePickSettings, PICK_STAGES, shownAt } from "#app/recommendations/pick-settings.ts";
import { SHOWN } from "#app/recommendations/slate.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { type PageState, stageOf } from "#app/shops/page-stage.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { findOrderMoment } from "#app/tracking-page/find-order-moment.server.ts";
import { findPreviewOrder, findPreviewOrders } from "#app/tracking-page/find-preview-orders.server.ts";
import { BlankCard } from "#app/ui/blank.tsx";
import { ExplainedPicks } from "#app/ui/explained-picks.tsx";
import { formatMoment } from "#app/ui/format-time.ts";
import { LeftOutList } from "#app/ui/left-out-list.tsx";
import { OrderMomentCard } from "#app/ui/order-moment-card.tsx";
import { SILENCE_WORDS } from "#app/ui/pick-words.ts";
import { PREVIEW_STAGE_WORDS } from "#app/ui/preview-words.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Picks of an order" }];

/** Names of orders are asked for where the brand's preview asks. */
const ORDERS = "/app/brand/preview";

const wanted = z.uuid().nullable().catch(null);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const id = wanted.parse(new URL(request.url).searchParams.get("order"));
  const [row, order] = await Promise.all([
    requireShop(shop),
    id === null ? findPreviewOrders(shop, "").then(([newest]) => newest ?? null) : findPreviewOrder(shop, id),
  ]);
  if (id !== null && !order) throw new Response("Not found", { status: 404 });
  const [made, moment] = order
    ? await Promise.all([makePicks(shop, order.id, now), findOrderMoment(shop, order.id, now)])
    : [null, null];
  if (!order || !made || !moment) return json({ order: null, looked: null });
  const { bought, picks, leftOut } = explainOrder(made);
  const visible = new Set(atStage(picks, moment.state, parsePickSettings(row.pickSettings)));
  return json({
    order: { ...order, placed: formatMoment(order.placedAt.toISOString(), row.timeZone, now.toISOString()) },
    looked: {
      moment: {
        state: PREVIEW_STAGE_WORDS[moment.state] ?? PREVIEW_STAGE_WORDS[`order_${moment.state}`] ?? moment.state,
        silence: moment.silence && (SILENCE_WORDS[moment.silence] ?? moment.silence),
        bought,
      },
      picks: picks.map((pick) => ({ ...pick, isHidden: !visible.has(pick) })),
      leftOut,
    },
  });
}

type Settings = ReturnType<typeof parsePickSettings>;

function atStage<P extends { kind: string }>(picks: P[], state: PageState, settings: Settings): P[] {
  const stage = PICK_STAGES.find((one) => one === stageOf(state));
  return stage ? shownAt(picks, settings, stage) : picks;
}

export default function PicksOfAnOrder() {
  const { order, looked } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title="Picks of an order"
      subtitle="What goes with a real order as of now, what speaks for it, and what was left out."
      backAction={{ content: "Recommendations", url: "/app/recommendations" }}
    >
      {looked ? (
        <InlineGrid columns={{ xs: 1, lg: "2fr 3fr" }} gap="400" alignItems="start">
          <OrderMomentCard
            path={ORDERS}
            order={order}
            moment={looked.moment}
            onPick={({ id }) => navigate(`/app/recommendations/preview?order=${id}`)}
          />
          <BlockStack gap="400">
            <ExplainedPicks picks={looked.picks} most={SHOWN} isSilent={looked.moment.silence !== null} />
            <LeftOutList gaps={looked.leftOut} />
          </BlockStack>
        </InlineGrid>
      ) : (
        <BlankCard title="No orders yet" action={{ content: "Recommendations", url: "/app/recommendations" }}>
          As soon as an order has come in, you see here what goes with it.
        </BlankCard>
      )}
    </Page>
  );
}
