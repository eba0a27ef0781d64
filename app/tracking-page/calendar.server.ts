import { countFact } from "#app/engagement/record-fact.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import { findOrderByToken } from "#app/orders/open-link.server.ts";

import { answer, leaveFor } from "./answer.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";
import { calendarOf } from "./calendar.ts";
import type { Face } from "./face.ts";
import { findStory } from "./find-story.server.ts";
import { formHtml } from "./form-html.ts";
import { isViewedTooOften } from "./look-up-limits.server.ts";
import { throttled } from "./refusal.ts";
import { noteTold } from "./note-told.server.ts";
import { languageOfOrder } from "./view.ts";

/** "Add to calendar": the delivery window as a file. Without a window the page itself says what is known. */
export async function answerCalendar(request: Request, shop: string, face: Face, token: string): Promise<Response> {
  if (await isViewedTooOften(shop, token)) return throttled(face, 60);
  const found = await findOrderByToken(shop, token);
  const story = found && (await findStory(shop, found.orderId));
  if (!story) return answer(face, formHtml(face, "expired"), 404);
  const language = languageOfOrder(story, face.wishes);
  const { orderId, recipientHash } = found;
  const now = new Date();
  const file = calendarOf(story, { shop, orderId, language, now });
  if (file === null) return leaveFor(`${face.pathPrefix}/t/${token}`);
  if (isVisit(request)) noteTold(shop, { orderId, story, surface: "calendar", recipientHash }, now);
  if (isVisit(request) && !found.optedOut) countFact(shop, { kind: "calendar_click", orderId: found.orderId });
  return new Response(file, {
    headers: {
      ...PRIVATE_HEADERS,
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": `attachment; filename="${fileName(story.order.name)}"`,
    },
  });
}

/** Only what every system can write: "delivery-1001.ics". */
function fileName(orderName: string): string {
  const name = orderName
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 40);
  return `delivery${name === "" ? "" : `-${name}`}.ics`;
}
