import { db } from "#app/db.server.ts";
import { countPickClick } from "#app/attribution/count-click.server.ts";
import { readClickId } from "#app/attribution/click-key.server.ts";
import { recordOptOut } from "#app/attribution/opt-out.server.ts";
import { countFact } from "#app/engagement/record-fact.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import { readText } from "#app/lib/read-text.ts";
import { type ClaimedOrder, findClaimedOrder } from "#app/orders/find-claimed-order.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { brandOf } from "#app/shops/brand.ts";
import { findShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { PRIVATE_HEADERS } from "./private-headers.ts";
import { type BuyerQuestion, readBuyer, readQuestion } from "./buyer-question.ts";
import { findStory } from "./find-story.server.ts";
import { isViewedTooOften } from "./look-up-limits.server.ts";
import { notePicks } from "./note-picks.server.ts";
import { noteTold } from "./note-told.server.ts";
import { viewReceived } from "./received-view.ts";
import type { OrderStory } from "./story.ts";
import { languageOfOrder, type TrackingView, viewOrder } from "./view.ts";
import { type Elsewhere, viewElsewhere } from "./view-elsewhere.ts";
import { hashView } from "./view-hash.ts";

const BODY_LIMIT = 2_048;
const REFRESH_SECONDS = 60;
/** The days of an order that has just come in are about to be worked out. */
const DAYS_SECONDS = 5;
const JUST_PLACED_MS = 120_000;
const SETTLED: ReadonlySet<TrackingView["stage"]> = new Set(["delivered", "returned", "order_cancelled", "redacted"]);

type Shop = NonNullable<Awaited<ReturnType<typeof findShop>>>;

/**
 * Answers the extensions on Shopify's order status and thank-you pages. The token proves who looks and in which
 * shop, not that the order is theirs: an order of somebody else gets the answer of one that does not exist.
 * @param sessionToken claims whose signature was checked
 */
export async function answerBuyer(request: Request, sessionToken: unknown, now = new Date()): Promise<Response> {
  const buyer = readBuyer(sessionToken);
  const question = readQuestion((await readText(request, BODY_LIMIT)) ?? "");
  if (!buyer || !question) return say(400, null);
  if (await isViewedTooOften(buyer.shop, `buyer|${buyer.key}`)) return say(429, null);
  const shop = await findShop(buyer.shop);
  if (!shop || shop.uninstalledAt) return say(404, { known: false, view: null, form: null });
  const claim = { customerGid: buyer.customerGid, checkoutToken: question.checkoutToken ?? null };
  const claimed = await findClaimedOrder(shop.domain, question.order, claim);
  if (question.click) return countBuyersClick(request, shop, claimed, question);
  const orderId = claimed && claimed.id;
  const story = orderId && (await findStory(shop.domain, orderId));
  if (!story) return tellNothing(shop, question, now);
  const view = viewOrder(story, now, languageOfOrder(story, [question.locale ?? null]));
  if (isVisit(request)) await noteVisit(shop.domain, { orderId, story, view }, question, now);
  return tell(shop, { orderId, view, refreshSeconds: refreshAfter(story, view, now) }, question);
}

/** When it is worth asking again; null when nothing more will happen. */
function refreshAfter({ order }: OrderStory, { stage, window }: TrackingView, now: Date): number | null {
  if (SETTLED.has(stage)) return null;
  const isJustPlaced = now.getTime() - order.placedAt.getTime() < JUST_PLACED_MS;
  return stage === "received" && window === null && isJustPlaced ? DAYS_SECONDS : REFRESH_SECONDS;
}

interface Telling {
  orderId: string;
  view: TrackingView;
  refreshSeconds: number | null;
}

/** A buyer who does not want to be counted says so once, for every device, and leaves no visit behind. */
async function noteVisit(
  shop: string,
  { orderId, story, view }: { orderId: string; story: OrderStory; view: TrackingView },
  { surface, v, picks, privacy }: BuyerQuestion,
  now: Date,
) {
  if (privacy === "no" && !story.optedOut) await recordOptOut(shop, orderId, now);
  if (privacy === "no" || story.optedOut) return;
  if (picks !== false) notePicks(shop, { orderId, story, view, surface }, now);
  if (v !== hashView(view)) noteTold(shop, { orderId, story, surface }, now);
  if (!v) countFact(shop, { kind: "page_view", orderId, props: { surface } });
}

async function tell(shop: Shop, { orderId, view, refreshSeconds }: Telling, question: BuyerQuestion) {
  const v = hashView(view);
  if (question.v === v) return say(204, null);
  const place: Elsewhere = { origin: originOf(shop), page: await pageOf(shop, orderId), surface: question.surface };
  return say(200, {
    known: true,
    v,
    view: viewElsewhere(view, place),
    page: { href: place.page, label: wordsIn(chooseLanguage([view.locale])).say("buyer.page") },
    calendar: view.window && { href: `${place.page}/calendar.ics`, label: view.labels["page.calendar"] },
    refreshSeconds,
  });
}

/** The same for an order that is unknown, or not known yet, or another buyer's: it depends on the shop alone. */
function tellNothing(shop: Shop, { locale, surface }: BuyerQuestion, now: Date): Response {
  const language = chooseLanguage([locale, shop.primaryLocale]);
  const { name, timeZone, primaryLocale } = shop;
  const view = viewReceived({ name, timeZone, locale: primaryLocale, brand: brandOf(shop) }, now, language);
  const form = { href: originOf(shop) + shop.pathPrefix, label: wordsIn(language).say("form.title") };
  return say(404, {
    known: false,
    view: viewElsewhere(view, { origin: originOf(shop), page: form.href, surface }),
    form,
  });
}

/** Takes the extension's word for a click. Says nothing about whether it counted. */
function countBuyersClick(request: Request, shop: Shop, order: ClaimedOrder | null, { click, surface }: BuyerQuestion) {
  if (order && !order.optedOut && click && isVisit(request)) {
    const orderId = order.id;
    const { kind, position, id } = click;
    const pick = kind === "pick_click" ? readClickId(shop.domain, id) : null;
    if (pick?.orderId === orderId) countPickClick(shop.domain, pick, surface);
    else countFact(shop.domain, { kind, orderId, props: kind === "pick_click" ? { surface, position } : { surface } });
  }
  return say(204, null);
}

/** The order's page in the shop, behind a link that the order's own buyer gets. */
async function pageOf(shop: Shop, orderId: string): Promise<string> {
  const recipient = (await openVault(shop.domain)).index("token", "buyer");
  return trackingUrl(shop, await ensureTrackingLink(db, shop.domain, orderId, recipient));
}

function originOf({ storefrontUrl, domain }: Shop): string {
  return (storefrontUrl ?? `https://${domain}`).replace(/\/+$/, "");
}

function say(status: number, body: object | null): Response {
  const headers = { ...PRIVATE_HEADERS, "Content-Type": "application/json; charset=utf-8" };
  if (status === 204) return new Response(null, { status, headers: PRIVATE_HEADERS });
  return new Response(JSON.stringify(body ?? {}), { status, headers });
}
