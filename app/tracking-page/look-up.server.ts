import { createHash } from "node:crypto";

import { z } from "zod";

import { db } from "#app/db.server.ts";
import { countFact } from "#app/engagement/record-fact.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import type { Html } from "#app/lib/html.ts";
import { readForm } from "#app/lib/read-form.ts";
import { findOrderBySearch } from "#app/orders/find-order.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";

import { answer } from "./answer.ts";
import type { Face } from "./face.ts";
import { findTrackingView } from "./find-view.server.ts";
import { formHtml, type FormMessage, messageHtml } from "./form-html.ts";
import { attemptOf, countAttempt, forgiveAttempt, inEqualTime } from "./look-up-limits.server.ts";
import { orderHtml } from "./order-html.ts";

/** More than the longest two fields can take. */
const BODY_LIMIT = 4_096;

const search = z.object({
  order: z.string().trim().min(1).max(40),
  contact: z.string().trim().min(3).max(254),
});

/**
 * Answers the look-up form. A wrong contact, an unknown order and a form filled in badly get the same
 * answer in the same time.
 */
export async function answerLookUp(request: Request, shop: string, face: Face): Promise<Response> {
  const form = await readForm(request, BODY_LIMIT);
  const typed = { order: form?.get("order") ?? "", contact: form?.get("contact") ?? "" };
  return inEqualTime(async () => {
    const attempt = attemptOf(shop, typed.order, request);
    const waitSeconds = await countAttempt(attempt);
    if (waitSeconds !== null) {
      return answer(face, refusal(face, "throttled"), 429, { "Retry-After": String(waitSeconds) });
    }
    const order = await findOrder(shop, typed);
    const props = { surface: face.kind === "liquid" ? "page" : "block" } as const;
    if (isVisit(request))
      countFact(shop, order ? { kind: "lookup_hit", orderId: order.id, props } : { kind: "lookup_miss", props });
    const found = order && (await orderPage(shop, order.id, face));
    if (!found) return answer(face, refusal(face, "miss"));
    await forgiveAttempt(attempt);
    return answer(face, found);
  });
}

async function findOrder(shop: string, typed: z.input<typeof search>) {
  const parsed = search.safeParse(typed);
  return parsed.success ? findOrderBySearch(shop, { name: parsed.data.order, contact: parsed.data.contact }) : null;
}

/** Who knew both halves may come back to the page, and gets a link of their own to it. */
async function orderPage(shop: string, orderId: string, face: Face): Promise<Html | null> {
  const recipient = createHash("sha256").update(`look-up|${shop}|${orderId}`).digest();
  const token = await ensureTrackingLink(db, shop, orderId, Buffer.from(recipient));
  const view = await findTrackingView(shop, orderId, new Date());
  return view && orderHtml(view, { ...face, ownPath: `${face.pathPrefix}/t/${token}` });
}

/** The theme gets the whole form again; an open page only needs the words. */
function refusal(face: Face, message: FormMessage): Html {
  return face.kind === "liquid" ? formHtml(face, message) : messageHtml(message);
}
