import { z } from "zod";

import { CLICK_KINDS, SURFACES } from "#app/engagement/fact-kind.ts";
import { countPickClick } from "#app/attribution/count-click.server.ts";
import { readClickId } from "#app/attribution/click-key.server.ts";
import { recordOptOut } from "#app/attribution/opt-out.server.ts";
import { countFact } from "#app/engagement/record-fact.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import { readForm } from "#app/lib/read-form.ts";
import { findOrderByToken } from "#app/orders/open-link.server.ts";
import { findShop } from "#app/shops/shop.server.ts";

import { answer } from "./answer.ts";
import type { ProxyCall } from "./app-proxy.ts";
import { greet } from "./call.server.ts";
import { findLinkedStory } from "./find-story.server.ts";
import { formHtml } from "./form-html.ts";
import { isViewedTooOften } from "./look-up-limits.server.ts";
import { notePicks } from "./note-picks.server.ts";
import { noteTold } from "./note-told.server.ts";
import { withFormToken } from "./order-face.server.ts";
import { orderHtml } from "./order-html.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";
import { throttled } from "./refusal.ts";
import { languageOfOrder, type TrackingView, viewOrder } from "./view.ts";
import { hashView } from "./view-hash.ts";

const BODY_LIMIT = 512;

const click = z.object({
  kind: z.enum(CLICK_KINDS),
  position: z.coerce.number().int().min(0).max(20),
  surface: z.enum(SURFACES).catch("page"),
  /** Of a pick. */
  id: z.string().catch(""),
});

/** Not a click, but that the shopper has said no to the shop's own banner. A yes undoes no other device's no. */
const privacyChoice = z.literal("no");

/** The page behind the link of a message. A link that is unknown, expired or another shop's leads to the form. */
export async function answerSignedLink(request: Request, call: ProxyCall, token: string): Promise<Response> {
  const { shop } = call;
  const now = new Date();
  const isTooOften = await isViewedTooOften(shop, token);
  const found = isTooOften ? null : await findLinkedStory(shop, token);
  const caller = await greet(request, call, found?.shop ?? (await findShop(shop)));
  if (caller.kind === "refused") return caller.response;
  const { face } = caller;
  if (isTooOften) return throttled(face, 60);
  if (!found) return answer(face, formHtml(face, "expired"), 404);
  const { orderId, story, recipientHash } = found;
  const language = languageOfOrder(story, face.wishes);
  const view = viewOrder(story, now, language);
  const isSeen = isVisit(request);
  if (isSeen) notePicks(shop, { orderId, story, view, surface: "page" }, now);
  if (isKnown(request, view)) return new Response(null, { status: 204, headers: PRIVATE_HEADERS });
  if (isSeen) noteTold(shop, { orderId, story, surface: "page", recipientHash }, now);
  if (face.kind === "liquid" && isSeen && !story.optedOut) {
    countFact(shop, { kind: "page_view", orderId, props: { surface: "page" } });
  }
  return answer(face, orderHtml(view, withFormToken(shop, face, token, now)));
}

/** An open page that looks again says what it shows; as long as that is still true, there is nothing to send. */
function isKnown(request: Request, view: TrackingView): boolean {
  const shown = new URL(request.url).searchParams.get("v");
  return shown !== null && shown === hashView(view);
}

/**
 * Takes the script's word for a click on the page behind this link, or for a choice made in the shop's own banner. Says
 * nothing about whether it counted.
 */
export async function countClick(request: Request, shop: string, token: string): Promise<Response> {
  const form = await readForm(request, BODY_LIMIT);
  const parsed = click.safeParse({
    kind: form?.get("kind"),
    position: form?.get("position") ?? "",
    surface: form?.get("surface"),
    id: form?.get("id"),
  });
  const choice = privacyChoice.safeParse(form?.get("privacy"));
  const isWanted = (parsed.success || choice.success) && !(await isViewedTooOften(shop, `click ${token}`));
  const found = isWanted ? await findOrderByToken(shop, token) : null;
  if (found && isVisit(request)) {
    if (choice.success) await recordOptOut(shop, found.orderId, new Date());
    else if (parsed.success && !found.optedOut) count(shop, found.orderId, parsed.data);
  }
  return new Response(null, { status: 204, headers: PRIVATE_HEADERS });
}

function count(shop: string, orderId: string, { kind, position, surface, id }: z.infer<typeof click>) {
  const pick = kind === "pick_click" ? readClickId(shop, id) : null;
  if (pick?.orderId === orderId) return countPickClick(shop, pick, surface);
  countFact(shop, { kind, orderId, props: kind === "pick_click" ? { surface, position } : { surface } });
}
