import { createHash } from "node:crypto";

import { db } from "#app/db.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import { findOrderByToken } from "#app/orders/open-link.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { wordsIn } from "#app/words/words.ts";

import { answer } from "./answer.ts";
import type { Face } from "./face.ts";
import { findStory } from "./find-story.server.ts";
import { formHtml } from "./form-html.ts";
import { glimpse } from "./glimpse.ts";
import { isViewedTooOften } from "./look-up-limits.server.ts";
import { orderHtml } from "./order-html.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";
import { throttled } from "./refusal.ts";
import { noteTold } from "./note-told.server.ts";
import { languageOfOrder, viewOrder } from "./view.ts";

/** The path to pass on: it opens status and window only, so that a friend sees no more than a friend should. */
export async function answerShare(shop: string, face: Face, token: string): Promise<Response> {
  if (await isViewedTooOften(shop, `share ${token}`)) return throttled(face, 60);
  const found = await findOrderByToken(shop, token);
  if (!found) return new Response(null, { status: 404, headers: PRIVATE_HEADERS });
  const friends = createHash("sha256").update(`shared|${shop}|${found.orderId}`).digest();
  const shared = await ensureTrackingLink(db, shop, found.orderId, Buffer.from(friends), "glimpse");
  const headers = { ...PRIVATE_HEADERS, "Content-Type": "text/plain; charset=utf-8" };
  return new Response(`${face.pathPrefix}/s/${shared}`, { headers });
}

/** What a link that was passed on shows. */
export async function answerShared(request: Request, shop: string, face: Face, token: string): Promise<Response> {
  if (await isViewedTooOften(shop, token)) return throttled(face, 60);
  const found = await findOrderByToken(shop, token, "glimpse");
  const story = found && (await findStory(shop, found.orderId));
  if (!story) return answer(face, formHtml(face, "expired"), 404);
  const language = languageOfOrder(story, face.wishes);
  const now = new Date();
  if (isVisit(request)) noteTold(shop, { orderId: found.orderId, story, surface: "shared" }, now);
  const view = glimpse(viewOrder(story, now, language), wordsIn(language), face.pathPrefix);
  return answer(face, orderHtml(view, face));
}
