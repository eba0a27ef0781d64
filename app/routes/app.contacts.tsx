import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";

import type { ContactFigures as Figures, Lane } from "#app/analytics/contact-figures.ts";
import { findContactFigures } from "#app/analytics/find-contact-figures.server.ts";
import {
  connectHelpdesk,
  disconnectHelpdesk,
  findHelpdesk,
  findHelpdeskSecrets,
  rotateHelpdeskSecret,
} from "#app/contacts/helpdesk-key.server.ts";
import { env } from "#app/env.server.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { ContactFigures } from "#app/ui/contact-figures.tsx";
import { ContactTable } from "#app/ui/contact-table.tsx";
import { causeWords, contactStageWords } from "#app/ui/contact-words.ts";
import { countryName } from "#app/ui/country-name.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { HelpdeskCard, type HelpdeskWish } from "#app/ui/helpdesk-card.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Contacts" }];

const period = z.enum(["28", "90"]).catch("28").transform(Number);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date();
  const days = period.parse(new URL(request.url).searchParams.get("days"));
  const [{ timeZone }, figures, door] = await Promise.all([
    requireShop(shop),
    findContactFigures(shop, days, now),
    findHelpdesk(shop, now),
  ]);
  const moment = (at: Date | null) => at && formatMoment(at.toISOString(), timeZone, now.toISOString());
  const address = new URL("/webhooks/helpdesk", env.SHOPIFY_APP_URL);
  address.searchParams.set("shop", shop);
  return json({
    days,
    figures: inWords(figures),
    door: door && { lastHeard: moment(door.lastHeardAt), oldUntil: moment(door.oldUntil) },
    address: address.href,
  });
}

const intents = z.object({ intent: z.enum(["connect", "reveal", "rotate", "disconnect"]) });

const TOASTS = { connect: "Your help desk can knock", rotate: "A new secret is made", disconnect: "Disconnected" };

interface Answer {
  toast?: string;
  secret: string | null;
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { intent } = await requireForm(request, intents);
  const now = new Date();
  if (intent === "connect") await connectHelpdesk(shop);
  if (intent === "rotate") await rotateHelpdeskSecret(shop, now);
  if (intent === "disconnect") await disconnectHelpdesk(shop);
  const [secret] = await findHelpdeskSecrets(shop, now);
  const toast = intent === "reveal" ? {} : { toast: TOASTS[intent] };
  return json<Answer>({ ...toast, secret: secret ?? null }, { headers: { "Cache-Control": "no-store" } });
}

export default function Contacts() {
  const { days, figures, door, address } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as Answer | undefined;
  useOutcomeToast(answer);
  const navigate = useNavigate();
  const wish = (intent: HelpdeskWish) => fetcher.submit({ intent }, { method: "post" });
  const busy = (fetcher.formData?.get("intent") ?? null) as HelpdeskWish | null;
  return (
    <Page title="Contacts" subtitle="How often shoppers had to ask you, when, and about what.">
      <BlockStack gap="500">
        <ContactFigures days={days} figures={figures} onDays={(wish) => navigate(`/app/contacts?days=${wish}`)} />
        <ContactTable
          title="When they asked"
          note="How far the order was, against all orders."
          heading="Stage"
          rows={figures.byStage}
          nothing="Nobody asked in these days."
        />
        <ContactTable
          title="What they asked about"
          note="Known from your help desk’s tags; a click on the page names no cause."
          heading="Cause"
          rows={figures.byCause}
          nothing="Nobody asked in these days."
        />
        <ContactTable
          title="Where their orders went"
          note="Destination and carrier, each against its own orders."
          heading="Lane"
          rows={figures.byLane}
          nothing="No orders in these days."
        />
        <HelpdeskCard {...{ door, address, busy }} secret={answer?.secret ?? null} onWish={wish} />
      </BlockStack>
    </Page>
  );
}

function inWords({ byStage, byCause, byLane, ...totals }: Figures) {
  return {
    ...totals,
    byStage: byStage.map(({ of, ...row }) => ({
      ...row,
      name: of ? (contactStageWords[of] ?? of) : "Order not known",
    })),
    byCause: byCause.map(({ of, ...row }) => ({ ...row, name: of ? (causeWords[of] ?? of) : "Not named" })),
    byLane: byLane.map(({ of, ...row }) => ({ ...row, name: nameLane(of) })),
  };
}

function nameLane({ country, carrier }: Lane): string {
  return `${countryName(country) ?? "Country not known"}, ${carrier ?? "no carrier yet"}`;
}
