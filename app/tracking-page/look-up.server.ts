import { createHash } from "node:crypto";

import { db } from "#app/db.server.ts";
import { countFact } from "#app/engagement/record-fact.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import type { Html } from "#app/lib/html.ts";
import { readForm } from "#app/lib/read-form.ts";
import { findOrderBySearch } from "#app/orders/find-order.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { readSearch } from "#app/orders/typed-search.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { answer } from "./answer.ts";
import type { Face } from "./face.ts";
import { findTrackingView } from "./find-view.server.ts";
import { formHtml, type FormMessage, messageHtml } from "./form-html.ts";
import { inEqualTime } from "./equal-time.server.ts";
import { attemptOf, countAttempt, settleAttempt } from "./look-up-limits.server.ts";
import { orderHtml } from "./order-html.ts";

/** More than the longest two fields can take. */
const BODY_LIMIT = 4_096;

/**
 * Answers the look-up form. A wrong contact, an unknown order and a form filled in badly get the same
 * answer in the same time.
 */
export async function answerLookUp(request: Request, shop: string, asked: Face): Promise<Response> {
  const form = await readForm(request, BODY_LIMIT);
  const face = speakTo(asked, form?.get("locale") ?? null);
  const typed = { order: form?.get("order") ?? "", contact: form?.get("contact") ?? "" };
  return inEqualTime(async () => {
    const search = readSearch(typed);
    const attempt = attemptOf(shop, { order: typed.order, isTracking: search.trackingNumber !== null }, request);
    const waitSeconds = await countAttempt(attempt);
    if (waitSeconds !== null) {
      return answer(face, refusal(face, "throttled"), 429, { "Retry-After": String(waitSeconds) });
    }
    const match = await findOrderBySearch(shop, search);
    const orderId = match?.opens === "everything" ? match.orderId : null;
    const props = { surface: face.kind === "liquid" ? "page" : "block" } as const;
    if (isVisit(request))
      countFact(shop, orderId ? { kind: "lookup_hit", orderId, props } : { kind: "lookup_miss", props });
    const found = orderId && (await orderPage(shop, orderId, face));
    await settleAttempt(attempt, Boolean(found));
    return answer(face, found || refusal(face, "miss"));
  });
}

/** The form was read in a language: its answer comes in the same. */
function speakTo(face: Face, locale: string | null): Face {
  const wishes = [locale, ...face.wishes];
  return { ...face, wishes, words: wordsIn(chooseLanguage([...wishes, face.words.format])) };
}

/** Who knew both halves may come back to the page, and gets a link of their own to it. */
async function orderPage(shop: string, orderId: string, face: Face): Promise<Html | null> {
  const recipient = createHash("sha256").update(`look-up|${shop}|${orderId}`).digest();
  const token = await ensureTrackingLink(db, shop, orderId, Buffer.from(recipient));
  const view = await findTrackingView(shop, orderId, new Date(), face.wishes);
  return view && orderHtml(view, { ...face, ownPath: `${face.pathPrefix}/t/${token}` });
}

/** The theme gets the whole form again; an open page only needs the words. */
function refusal(face: Face, message: FormMessage): Html {
  return face.kind === "liquid" ? formHtml(face, message) : messageHtml(message, face.words);
}
