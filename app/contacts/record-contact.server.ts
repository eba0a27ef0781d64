import { db, transaction } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

import { withNews } from "./contact-change.ts";
import { findContactOrder } from "./find-contact-order.server.ts";
import { findStage } from "./find-stage.server.ts";
import type { HelpdeskBody } from "./helpdesk-body.ts";

/**
 * Records what a help desk told of a ticket. Told twice it is one contact, and its order of arrival does not matter.
 * Of the ticket's number a keyed hash stays, of the e-mail nothing.
 */
export async function recordContact(shop: string, body: HelpdeskBody): Promise<void> {
  const vault = await openVault(shop);
  const now = new Date();
  // A clock that runs ahead must not open tickets in the future.
  const at = body.at > now ? now : body.at;
  const news = { at, cause: body.cause, orderId: await findContactOrder(shop, vault, { ...body, at }) };
  const key = { shop, ticketIndex: vault.index("ticket", body.ticket) };
  await transaction(async (tx) => {
    await tx.helpdeskContact.createMany({ data: [{ ...key, openedAt: at }], skipDuplicates: true });
    await tx.$queryRaw`
      select 1 from "HelpdeskContact" where shop = ${shop} and "ticketIndex" = ${key.ticketIndex} for update`;
    const known = await tx.helpdeskContact.findUniqueOrThrow({ where: { shop_ticketIndex: key } });
    const next = withNews(known, news);
    const stage = next.orderId === null ? null : await findStage(tx, shop, next.orderId, next.openedAt);
    await tx.helpdeskContact.update({ where: { id: known.id }, data: { ...next, stage } });
  });
  await db.helpdeskKey.updateMany({ where: { shop }, data: { lastHeardAt: now } });
}
