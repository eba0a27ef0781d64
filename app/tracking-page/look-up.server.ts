import { countFact } from "#app/engagement/record-fact.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import { readForm } from "#app/lib/read-form.ts";
import { findOrderBySearch } from "#app/orders/find-order.server.ts";
import { readSearch, type TypedSearch } from "#app/orders/typed-search.ts";
import { findParcelByNumber } from "#app/shipments/find-by-number.server.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { answer } from "./answer.ts";
import { inEqualTime } from "./equal-time.server.ts";
import type { Face } from "./face.ts";
import { type Found, foundPage, pageForNobody } from "./found-page.server.ts";
import { attemptOf, countAttempt, isViewedTooOften, settleAttempt } from "./look-up-limits.server.ts";
import { refusal, throttled } from "./refusal.ts";

/** More than the longest two fields can take. */
const BODY_LIMIT = 4_096;

/**
 * Answers the look-up form. A wrong contact, an unknown order, an unknown tracking number and a form filled in badly
 * get the same answer in the same time.
 */
export async function answerLookUp(request: Request, shop: string, asked: Face): Promise<Response> {
  const form = await readForm(request, BODY_LIMIT);
  const face = speakTo(asked, form?.get("locale") ?? null);
  const typed = { order: form?.get("order") ?? "", contact: form?.get("contact") ?? "" };
  return inEqualTime(async () => {
    const search = readSearch(typed);
    const attempt = attemptOf(shop, { order: typed.order, isTracking: search.trackingNumber !== null }, request);
    const wait = await countAttempt(attempt);
    if (wait !== null) return throttled(face, wait);
    const found = await find(shop, search);
    const visit = { isVisit: isVisit(request), now: new Date() };
    const page = found ? await foundPage(shop, found, face, visit) : await pageForNobody(shop, face, visit.now);
    await settleAttempt(attempt, page !== null);
    if (visit.isVisit) count(shop, page && found, face);
    if (!found || !page) return answer(face, refusal(face, "miss"));
    return (await isViewedTooOften(shop, found.orderId)) ? throttled(face, 60) : answer(face, page);
  });
}

/** Both ways are gone every time, so that the time does not tell which one led somewhere. */
async function find(shop: string, search: TypedSearch): Promise<Found | null> {
  const [order, parcel] = await Promise.all([
    findOrderBySearch(shop, search),
    findParcelByNumber(shop, search.trackingNumber),
  ]);
  if (order) return { orderId: order.orderId, by: order.opens === "everything" ? "contact" : "postcode" };
  return parcel && { ...parcel, by: "number" };
}

function count(shop: string, found: Found | null, face: Face) {
  const surface = face.kind === "liquid" ? "page" : "block";
  if (!found) return countFact(shop, { kind: "lookup_miss", props: { surface } });
  countFact(shop, { kind: "lookup_hit", orderId: found.orderId, props: { surface, by: found.by } });
}

/** The form was read in a language: its answer comes in the same. */
function speakTo(face: Face, locale: string | null): Face {
  const wishes = [locale, ...face.wishes];
  return { ...face, wishes, words: wordsIn(chooseLanguage([...wishes, face.words.format])) };
}
