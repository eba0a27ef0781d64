import { type Db, transaction } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";

import { type Elsewhere, parseSendingRules, type SendingRules } from "./sending-rules.ts";
import { parseSendingForm, type SendingDraft } from "./sending-form.ts";

/**
 * Stores the rules a merchant filled in.
 * @returns a sentence by field for what was refused; nothing is stored then. `{}` when it was stored
 */
export async function saveSendingRules(shop: string, form: SendingDraft): Promise<FieldErrors> {
  let errors: FieldErrors = {};
  await transaction((tx) =>
    changeSendingRules(tx, shop, (rules, currency) => {
      const read = parseSendingForm(form, { rules, currency, allowLoopback: env.ALERTS_TO_LOOPBACK });
      if ("errors" in read) errors = read.errors;
      return "errors" in read ? rules : read.rules;
    }),
  );
  return errors;
}

/** Remembers, stage by stage, what the merchant has said about the same news from Shopify or another tool. */
export function saveElsewhere(shop: string, said: Partial<Record<MessageKind, Elsewhere>>): Promise<void> {
  return transaction((tx) =>
    changeSendingRules(tx, shop, (rules) => ({ ...rules, elsewhere: { ...rules.elsewhere, ...said } })),
  );
}

/** Two changes at the same moment must not erase each other: the row is locked while it is rewritten. */
export async function changeSendingRules(
  tx: Db,
  shop: string,
  change: (rules: SendingRules, currency: string) => SendingRules,
): Promise<void> {
  const rows = await tx.$queryRaw<{ sendingRules: unknown; currency: string }[]>`
    select "sendingRules", currency from "Shop" where domain = ${shop} for no key update`;
  const [row] = rows;
  if (!row) throw new Error(`Unknown shop ${shop}`);
  const sendingRules = change(parseSendingRules(row.sendingRules), row.currency);
  await tx.shop.update({ where: { domain: shop }, data: { sendingRules: sendingRules } });
}
