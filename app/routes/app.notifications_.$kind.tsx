import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Shop } from "@prisma/client";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { sendTest } from "#app/notifications/content/test-send.server.ts";
import { variablesFor } from "#app/notifications/content/templates/template-variables.ts";
import { listTemplates, restoreVersion } from "#app/notifications/content/templates/templates.server.ts";
import { saveDraftedWords } from "#app/notifications/save-drafted-words.server.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { SHOPIFY_MAILS } from "#app/notifications/shopify-mail.ts";
import { draftOfTemplates, readTemplates, tellSlotErrors } from "#app/notifications/template-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";
import { findPreviewOrders } from "#app/tracking-page/find-preview-orders.server.ts";
import { type FormAnswer, refuseFields } from "#app/ui/form-answer.ts";
import { languageNames } from "#app/ui/language-name.ts";
import { MessageEditor } from "#app/ui/message-editor.tsx";
import { chooseLanguage, LOCALES } from "#app/words/locale.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.title : "Notifications" }];

const kindSchema = z.enum(MESSAGE_KINDS);

function requireKind(kind: string | undefined) {
  const parsed = kindSchema.safeParse(kind);
  if (!parsed.success) throw new Response("Not found", { status: 404 });
  return parsed.data;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const kind = requireKind(params["kind"]);
  const [row, templates, [newest]] = await Promise.all([
    requireShop(shop),
    listTemplates(shop),
    findPreviewOrders(shop, ""),
  ]);
  return json({
    kind,
    title: kindWords[kind].title,
    saved: draftOfTemplates(templates.filter((one) => one.kind === kind)),
    order: newest ? { id: newest.id, name: newest.name, placed: "" } : null,
    locale: chooseLanguage([row.primaryLocale]).locale,
    languages: languageNames(LOCALES).filter(({ value }) => value !== ""),
    variables: variablesFor(kind).map(({ description, ...variable }) => ({ ...variable, meaning: description })),
    addresses: ownAddresses(row),
    shopifyName: SHOPIFY_MAILS[kind] ?? null,
    said: parseSendingRules(row.sendingRules).elsewhere[kind] ?? null,
  });
}

/** Addresses that are the shop's own: our session knows the staff member's number, not their mailbox. */
function ownAddresses({ contactEmail, brand, sendingRules }: Shop): string[] {
  const own = [contactEmail, parseBrand(brand).supportEmail, parseSendingRules(sendingRules).alerts.digestTo];
  return [...new Set(own.flatMap((address) => (address ? [address] : [])))];
}

const wordsKey = { channel: z.enum(CHANNELS), locale: z.enum(LOCALES) };
const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save") }).catchall(z.string().max(10_000)),
  z.object({ intent: z.literal("restore"), version: z.coerce.number().int().positive(), ...wordsKey }),
  z
    .object({ intent: z.literal("test"), to: z.email(), order: z.uuid().or(z.literal("")), ...wordsKey })
    .catchall(z.string().max(10_000)),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const kind = requireKind(params["kind"]);
  const wish = await requireForm(request, intents);
  if (wish.intent === "restore") {
    const { version, channel, locale } = wish;
    const outcome = await restoreVersion(shop, { kind, channel, locale }, version, staff);
    if (outcome.saved) return json<FormAnswer>({ errors: {}, toast: `Version ${version} is back` });
    const [told] = Object.values(tellSlotErrors(outcome.errors));
    return json<FormAnswer>({ errors: {}, toast: `Cannot be restored. ${told ?? ""}`, isError: true });
  }
  if (wish.intent === "test") {
    const { to, channel, locale, order, ...draft } = wish;
    const [drafted] = readTemplates(draft);
    if (!drafted || !ownAddresses(await requireShop(shop)).includes(to)) {
      throw new Response("The form could not be read", { status: 400 });
    }
    const test = { kind, channel, locale, to, orderId: order || null, slots: drafted.slots };
    const outcome = await sendTest(shop, test, new Date());
    const told = outcome.sent ? { toast: "The test is on its way" } : { toast: outcome.why, isError: true };
    return json<FormAnswer>({ errors: {}, ...told });
  }
  const errors = await saveDraftedWords(shop, kind, readTemplates(wish), staff);
  if (Object.keys(errors).length > 0) return json<FormAnswer>(refuseFields(errors), { status: 422 });
  return json<FormAnswer>({ errors, toast: "Words saved" });
}

export default function Stage() {
  const { kind, title, ...rest } = useLoaderData<typeof loader>();
  return <MessageEditor key={kind} kind={kind} title={title} {...rest} />;
}
