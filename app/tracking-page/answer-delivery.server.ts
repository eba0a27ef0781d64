import { isPreviewLink } from "#app/analytics/preview-link.server.ts";
import { readForm } from "#app/lib/read-form.ts";
import { findOrderByToken } from "#app/orders/open-link.server.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { answer, leaveFor } from "./answer.ts";
import { type ChoiceFault, CHOICES_ANCHOR, tellFault } from "./delivery-choice.ts";
import { choiceMessageHtml } from "./delivery-choice-html.ts";
import { isSentTooOften } from "./delivery-limits.server.ts";
import { type SentForm, takeStep } from "./delivery-steps.server.ts";
import type { Face } from "./face.ts";
import { findTrackingView } from "./find-view.server.ts";
import { formHtml } from "./form-html.ts";
import { orderHtml } from "./order-html.ts";
import { withFormToken } from "./order-face.server.ts";
import type { TrackingView } from "./view.ts";

/** More than the longest fields can take. */
const BODY_LIMIT = 8_192;

/**
 * Answers a form about a failed delivery. What was taken leads back to the page, which knows how far the shopper has
 * come: loading it again sends nothing twice. What was not taken is told where it was written.
 */
export async function answerDelivery(request: Request, shop: string, asked: Face, token: string): Promise<Response> {
  const form = await readForm(request, BODY_LIMIT);
  const face = speakTo(asked, form?.get("locale") ?? null);
  const found = await findOrderByToken(shop, token);
  if (!found) return answer(face, formHtml(face, "expired"), 404);
  const now = new Date();
  const fields = Object.fromEntries(form ?? []);
  const fault = await faultOf(request, { shop, orderId: found.orderId, token, fields, now }, found.linkId);
  if (fault === null && face.kind === "liquid") return leaveFor(`${face.pathPrefix}/t/${token}#${CHOICES_ANCHOR}`);
  const status = fault === "throttled" ? 429 : 200;
  // An open page keeps what was typed: it only needs the words. What is out of date needs to be drawn anew.
  if (fault !== null && fault !== "stale" && face.kind === "fragment") {
    return answer(face, choiceMessageHtml(tellFault(fault, "", face.words)), status);
  }
  const view = await findTrackingView(shop, found.orderId, now, face.wishes);
  if (!view) return answer(face, formHtml(face, "expired"), 404);
  const shown = fault === null ? view : withFault(view, fault, fields, face);
  return answer(face, orderHtml(shown, withFormToken(shop, face, token, now)), status);
}

/** The merchant may look at the shopper's page, but not speak for the shopper. */
async function faultOf(request: Request, form: SentForm, linkId: string): Promise<ChoiceFault | null> {
  if (await isSentTooOften(form.shop, form.token, request)) return "throttled";
  return (await isPreviewLink(form.shop, linkId)) ? "preview" : takeStep(form);
}

/** The form was read in a language: its answer comes in the same. */
function speakTo(face: Face, locale: string | null): Face {
  const wishes = [locale, ...face.wishes];
  return { ...face, wishes, words: wordsIn(chooseLanguage([...wishes, face.words.format])) };
}

/** A parcel that is not on the page any more leaves its fault to the first one. */
function withFault(view: TrackingView, field: ChoiceFault, fields: Record<string, string>, face: Face): TrackingView {
  const fault = tellFault(field, fields["choice"] ?? "", face.words);
  const place = Math.max(
    0,
    view.choices.findIndex(({ parcel }) => parcel === fields["parcel"]),
  );
  return { ...view, choices: view.choices.map((choice, index) => (index === place ? { ...choice, fault } : choice)) };
}
