import { createHash } from "node:crypto";

import { db } from "#app/db.server.ts";
import type { Html } from "#app/lib/html.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { wordsIn } from "#app/words/words.ts";

import type { Face } from "./face.ts";
import { findStory } from "./find-story.server.ts";
import { glimpse, storyOfParcel } from "./glimpse.ts";
import { notePicks } from "./note-picks.server.ts";
import { noteTold } from "./note-told.server.ts";
import { withFormToken } from "./order-face.server.ts";
import { orderHtml } from "./order-html.ts";
import { languageOfOrder, viewOrder } from "./view.ts";

/** What a look-up has opened, and by which key. */
export interface Found {
  orderId: string;
  by: "contact" | "postcode" | "number";
  /** The parcel that the tracking number names. */
  shipmentId?: string;
}

/** The page of a look-up that found something; null when there is nothing to show after all. */
export async function foundPage(
  shop: string,
  found: Found,
  face: Face,
  { isVisit, now }: { isVisit: boolean; now: Date },
): Promise<Html | null> {
  if (found.by !== "contact") return glimpsePage(shop, found, face, { isVisit, now });
  return wholePage(shop, found.orderId, face, { isVisit, now });
}

/** Who knew both halves may come back to the page, and gets a link of their own to it. */
async function wholePage(
  shop: string,
  orderId: string,
  face: Face,
  { isVisit, now }: { isVisit: boolean; now: Date },
): Promise<Html | null> {
  const recipient = createHash("sha256").update(`look-up|${shop}|${orderId}`).digest();
  const [token, story] = await Promise.all([
    ensureTrackingLink(db, shop, orderId, Buffer.from(recipient)),
    findStory(shop, orderId),
  ]);
  if (!story) return null;
  const view = viewOrder(story, now, languageOfOrder(story, face.wishes));
  const surface = surfaceOf(face);
  if (isVisit) {
    notePicks(shop, { orderId, story, view, surface }, now);
    noteTold(shop, { orderId, story, surface }, now);
  }
  return orderHtml(view, withFormToken(shop, face, token, now));
}

function surfaceOf(face: Face): "page" | "block" {
  return face.kind === "liquid" ? "page" : "block";
}

/** No link and no address of its own: whoever comes back types again. */
async function glimpsePage(
  shop: string,
  found: Found,
  face: Face,
  { isVisit, now }: { isVisit: boolean; now: Date },
): Promise<Html | null> {
  const story = await findStory(shop, found.orderId);
  if (!story) return null;
  const language = languageOfOrder(story, face.wishes);
  const told = found.shipmentId === undefined ? story : storyOfParcel(story, found.shipmentId);
  if (isVisit) noteTold(shop, { orderId: found.orderId, story: told, surface: surfaceOf(face) }, now);
  return orderHtml(glimpse(viewOrder(told, now, language), wordsIn(language), face.pathPrefix), face);
}

/**
 * Makes the page of the shop's newest order and throws it away: a miss costs what a hit costs, so that time does not
 * tell them apart when the machine is busy.
 */
export async function pageForNobody(shop: string, face: Face, now: Date): Promise<null> {
  const newest = await db.order.findFirst({
    where: { shop, redactedAt: null },
    orderBy: { placedAt: "desc" },
    select: { id: true },
  });
  if (newest) await glimpsePage(shop, { orderId: newest.id, by: "postcode" }, face, { isVisit: false, now });
  return null;
}
