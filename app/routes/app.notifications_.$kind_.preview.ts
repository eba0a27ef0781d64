import { type ActionFunctionArgs, json } from "@remix-run/node";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { estimateSms } from "#app/notifications/content/estimate-sms.ts";
import { previewMessage } from "#app/notifications/content/preview.server.ts";
import { inScheme } from "#app/notifications/content/preview-scheme.ts";
import { slotsSchema } from "#app/notifications/content/templates/template-slots.ts";
import { tellSlotErrors } from "#app/notifications/template-form.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import type { MessageDrawing } from "#app/ui/message-preview.tsx";
import { tellPrice } from "#app/ui/sms-price.ts";
import { LOCALES } from "#app/words/locale.ts";

const PRIVATE = { "Cache-Control": "no-store" };

const kindSchema = z.enum(MESSAGE_KINDS);

const wishSchema = z.object({
  "preview.channel": z.enum(CHANNELS),
  "preview.locale": z.enum(LOCALES),
  "preview.order": z.uuid().or(z.literal("")),
  "preview.scheme": z.enum(["light", "dark"]),
  ...slotsSchema.shape,
});

/** A message with the words of the form, about the wished order. Nothing is stored or sent. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const kind = kindSchema.safeParse(params["kind"]);
  if (!kind.success) throw new Response("Not found", { status: 404 });
  const form = await requireForm(request, wishSchema);
  const wish = {
    kind: kind.data,
    channel: form["preview.channel"],
    locale: form["preview.locale"],
    orderId: form["preview.order"] || null,
    slots: slotsSchema.parse(form),
  };
  const [drawn, { sendingRules, currency, countryCode }] = await Promise.all([
    previewMessage(shop, wish, new Date()),
    requireShop(shop),
  ]);
  if (drawn === null) throw new Response("Not found", { status: 404 });
  const { subject, html, text, segments, encoding, problems, ours } = drawn;
  const errors = tellSlotErrors(problems);
  const { segmentPriceMinor } = parseSendingRules(sendingRules);
  // Where its reader's phone is at home is not asked of a preview: most are in the shop's own country.
  const price = tellPrice(estimateSms(text, countryCode, { segmentPriceMinor, currency }));
  const drawing: MessageDrawing =
    wish.channel === "email"
      ? { email: { subject, html: inScheme(html, form["preview.scheme"]) }, sms: null, errors, ours }
      : { email: null, sms: { text, segments, encoding: encoding ?? "GSM-7", price }, errors, ours };
  return json(drawing, { headers: PRIVATE });
}
