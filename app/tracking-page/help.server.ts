import type { Surface } from "#app/engagement/fact-kind.ts";
import { countFact } from "#app/engagement/record-fact.server.ts";
import { isAheadOfTime, isVisit } from "#app/engagement/visitor.ts";
import { findOrderByToken } from "#app/orders/open-link.server.ts";
import { wordsIn } from "#app/words/words.ts";

import { answer, leaveFor } from "./answer.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";
import { contactLink, factsOf } from "./contact-link.ts";
import type { Face } from "./face.ts";
import { findStory } from "./find-story.server.ts";
import { formHtml } from "./form-html.ts";
import { isViewedTooOften } from "./look-up-limits.server.ts";
import { throttled } from "./refusal.ts";
import { languageOfOrder, viewOrder } from "./view.ts";

/**
 * "Still need help?": counts that somebody asked, and leads on to the shop's contact with the order's facts filled in.
 * Where to is the merchant's settings alone; nothing in the request can change it.
 * @param surface where the link stood
 */
export async function answerHelp(
  request: Request,
  shop: string,
  face: Face,
  { token, surface }: { token: string; surface: Surface },
): Promise<Response> {
  // Refused, a browser that fetches ahead asks again when somebody follows the link.
  if (isAheadOfTime(request.headers)) return new Response(null, { status: 503, headers: PRIVATE_HEADERS });
  if (await isViewedTooOften(shop, token)) return throttled(face, 60);
  const found = await findOrderByToken(shop, token);
  const story = found && (await findStory(shop, found.orderId));
  if (!story) return answer(face, formHtml(face, "expired"), 404);
  const language = languageOfOrder(story, face.wishes);
  const view = viewOrder(story, new Date(), language);
  const words = wordsIn(language);
  const contact = contactLink(story.shop.brand, story.order.name, words, factsOf(view, words));
  if (isVisit(request) && !story.optedOut) {
    countFact(shop, { kind: "help_click", orderId: found.orderId, props: { surface, stage: view.stage } });
  }
  return leaveFor(contact ?? `${face.pathPrefix}/t/${token}`);
}
