import { z } from "zod";

import { transaction } from "#app/db.server.ts";
import { confirmChoice } from "#app/exceptions/confirm-choice.server.ts";
import type { FailedDelivery } from "#app/exceptions/find-deliveries.server.ts";
import { OCCASIONS } from "#app/exceptions/offer.ts";
import { renewCode, startChoice } from "#app/exceptions/start-choice.server.ts";
import { stateNobodyCame } from "#app/exceptions/state-nobody-came.server.ts";
import { readWish } from "#app/exceptions/wish.ts";
import { planAnswer } from "#app/notifications/arbiter/plan-answer.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

import { CHOICE_FORM, type ChoiceFault } from "./delivery-choice.ts";
import { findFailed } from "./find-failed.server.ts";
import { spendFormToken } from "./spend-form-token.server.ts";

/** One form that a shopper sent, behind the link of their order. */
export interface SentForm {
  shop: string;
  orderId: string;
  /** The link's token. */
  token: string;
  fields: Record<string, string>;
  now: Date;
}

const sent = z.object({
  step: z.enum(["choose", "code", "again", "nobody_came"]),
  parcel: z.uuid(),
  form_token: z.string().default(""),
});

type Step = (form: SentForm, delivery: FailedDelivery) => Promise<ChoiceFault | null>;

const STEPS: Record<z.infer<typeof sent>["step"], Step> = { choose, code, again, nobody_came: objectTo };

/**
 * Does what a form asks for. Every step but the code needs a token that is taken once; a code is its own.
 * @returns what was wrong with it, or null
 */
export async function takeStep(form: SentForm): Promise<ChoiceFault | null> {
  const { shop, orderId, now } = form;
  const parsed = sent.safeParse(form.fields);
  if (!parsed.success) return "stale";
  const { step, parcel } = parsed.data;
  const deliveries = await findFailed(shop, orderId, OCCASIONS, now);
  const delivery = deliveries.find((one) => one.shipmentId === parcel);
  return delivery ? STEPS[step](form, delivery) : "stale";
}

async function isFresh({ shop, token, fields, now }: SentForm): Promise<boolean> {
  return spendFormToken({ shop, link: token, purpose: CHOICE_FORM }, fields["form_token"] ?? "", now);
}

async function choose(form: SentForm, delivery: FailedDelivery): Promise<ChoiceFault | null> {
  const { choice = "", day } = form.fields;
  const read = readWish({ choice, day, text: form.fields[`text_${choice}`] }, delivery.offer);
  if ("fault" in read) return read.fault;
  if (!(await isFresh(form))) return "stale";
  return sendCode(form, delivery, (tx, vault) => startChoice(tx, form.shop, vault, delivery, read.wish, form.now));
}

async function again(form: SentForm, delivery: FailedDelivery): Promise<ChoiceFault | null> {
  if (!delivery.waiting || !(await isFresh(form))) return "stale";
  return sendCode(form, delivery, (tx, vault) => renewCode(tx, form.shop, vault, delivery, form.now));
}

type Transaction = Parameters<Parameters<typeof transaction>[0]>[0];
type Vault = Awaited<ReturnType<typeof openVault>>;

/** The code and the mail that carries it are written together, or neither is. */
async function sendCode(
  { shop, orderId, now }: SentForm,
  { shipmentId }: FailedDelivery,
  start: (tx: Transaction, vault: Vault) => Promise<string | null>,
): Promise<ChoiceFault | null> {
  const vault = await openVault(shop);
  return transaction(async (tx) => {
    const subjectId = await start(tx, vault);
    if (subjectId === null) return "throttled";
    await planAnswer(tx, shop, vault, { kind: "delivery_code", orderId, shipmentId, subjectId }, now);
    return null;
  });
}

async function code({ shop, orderId, fields, now }: SentForm): Promise<ChoiceFault | null> {
  const vault = await openVault(shop);
  return transaction(async (tx) => {
    const outcome = await confirmChoice(tx, shop, vault, orderId, fields["code"] ?? "", now);
    if (outcome.kind === "refused") return "code";
    if (outcome.kind === "moved_on") return "stale";
    const { shipmentId, requestId: subjectId } = outcome;
    await planAnswer(tx, shop, vault, { kind: "delivery_choice", orderId, shipmentId, subjectId }, now);
    return null;
  });
}

async function objectTo(form: SentForm, delivery: FailedDelivery): Promise<ChoiceFault | null> {
  if (!delivery.mayObject || !(await isFresh(form))) return "stale";
  await transaction((tx) => stateNobodyCame(tx, form.shop, delivery, form.now));
  return null;
}
