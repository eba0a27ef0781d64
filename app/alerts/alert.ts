import { z } from "zod";

import { type Channel, CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { TROUBLE } from "#app/tracking/status.ts";
import { kindWords, statusWords, wordsOfReason } from "#app/tracking/words.ts";

/** What the merchant reads: a few words, one or two sentences, and the page that helps. */
export interface AlertWords {
  title: string;
  sentence: string;
  /** Path inside the app. */
  path: string;
}

interface AlertKindRules<T extends z.ZodType> {
  /** Small and impersonal: ids, names of orders, counts. */
  facts: T;
  /** Told by webhook at once; the digest tells everything. */
  isPosted: boolean;
  tell: (facts: z.infer<T>) => AlertWords;
}

const channelNames: Record<Channel, string> = { email: "e-mail", sms: "text" };
const channel = z.enum(CHANNELS);
const count = z.number().int().min(0);

/** Which windows: told with the order or with the parcel, and to which country, where it is not all of them. */
const windowsFacts = { moment: z.enum(["purchase", "handover"]), country: z.string().regex(/^([A-Z]{2})?$/) };

/** Everything a merchant is told of without having asked. */
export const ALERTS = {
  /** A delivery is in doubt, and somebody may have to act. */
  parcel_trouble: kind({
    facts: z.object({
      shipmentId: z.uuid(),
      orderName: z.string(),
      carrier: z.string(),
      status: z.enum([...TROUBLE] as [string, ...string[]]),
      reason: z.string().nullable(),
    }),
    isPosted: true,
    tell: ({ shipmentId, orderName, carrier, status, reason }) => {
      const words = statusWords[status as keyof typeof statusWords];
      const why = wordsOfReason(reason);
      const parcel = carrier === "" ? "" : ` Carrier: ${carrier}.`;
      return {
        title: `Order ${orderName}: ${words.title.toLowerCase()}`,
        sentence: `${why ?? words.sentence}${parcel}`,
        path: `/app/shipments/${shipmentId}`,
      };
    },
  }),
  /** Nothing is heard of a parcel for longer than is usual on its way. */
  parcel_silent: kind({
    facts: z.object({
      shipmentId: z.uuid(),
      orderName: z.string(),
      carrier: z.string(),
      days: count,
      usualToDays: count,
    }),
    isPosted: true,
    tell: ({ shipmentId, orderName, carrier, days, usualToDays }) => ({
      title: `Order ${orderName}: no news for ${days === 1 ? "a day" : `${days} days`}`,
      sentence: `${carrier === "" ? "Its carrier" : carrier} has told nothing for longer than is usual on its way: nine of ten parcels are heard of within ${usualToDays === 1 ? "a day" : `${usualToDays} days`}. It may be worth asking.`,
      path: `/app/shipments/${shipmentId}`,
    }),
  }),
  /** The shop's own account at a provider is refused: nothing leaves by that channel. */
  credentials_broken: kind({
    facts: z.object({ channel }),
    isPosted: true,
    tell: ({ channel }) => ({
      title: `Your ${channel === "email" ? "SendGrid" : "Twilio"} account does not let us in`,
      sentence: `It refuses its key, its token or your sender. Every ${channelNames[channel]} waits until that is mended; what is too old by then is not sent.`,
      path: "/app/notifications/accounts",
    }),
  }),
  /** The shop's own account takes messages and drops them, not because of the addresses. */
  account_drops: kind({
    facts: z.object({ channel }),
    isPosted: true,
    tell: ({ channel }) => ({
      title: `Your ${channel === "email" ? "SendGrid" : "Twilio"} account drops messages`,
      sentence: `It took a message and did not send it, for a reason of its own, such as the quota of its plan. See what its own console says; in the log you can send it again.`,
      path: "/app/messages",
    }),
  }),
  /** Far more messages than usual: they wait for the merchant's word. */
  queue_held: kind({
    facts: z.object({ seen: count, allowed: count }),
    isPosted: true,
    tell: ({ seen, allowed }) => ({
      title: "Messages are held for safety",
      sentence: `${seen.toLocaleString("en-US")} messages were planned within ten minutes; up to ${allowed.toLocaleString("en-US")} are let through unasked. They wait until you release or discard them.`,
      path: "/app/notifications",
    }),
  }),
  /** The merchant's own words could not be used for a message; ours went out. */
  template_fell_back: kind({
    facts: z.object({ kind: z.enum(MESSAGE_KINDS), channel, locale: z.string().max(20) }),
    isPosted: true,
    tell: ({ kind, channel, locale }) => ({
      title: `Your words for “${kindWords[kind].title}” could not be used`,
      sentence: `The ${channelNames[channel]} in ${languageName(locale)} went out with our own words instead. Open the editor to see the line at fault.`,
      path: `/app/notifications/${kind}`,
    }),
  }),
  /** A shopper's answer to a text may mean that they want none. */
  doubtful_reply: kind({
    facts: z.object({ orderId: z.uuid(), orderName: z.string() }),
    isPosted: true,
    tell: ({ orderName }) => ({
      title: `Order ${orderName}: an answer to a text needs your eyes`,
      sentence:
        "It may mean that the shopper wants no more texts, and we are not sure. Ask them, or stop the texts yourself; the words themselves are not kept.",
      path: `/app/messages?order=${encodeURIComponent(orderName)}`,
    }),
  }),
  /** A webhook that Shopify or a provider sent could not be understood, after every try. */
  webhook_unread: kind({
    facts: z.object({ source: z.string().max(40), topic: z.string().max(80) }),
    isPosted: true,
    tell: ({ source, topic }) => ({
      title: "Something we were told could not be read",
      sentence: `A webhook (${source}, ${topic}) was kept and can be read again from Activity.`,
      path: "/app/activity",
    }),
  }),
  /** More parcels than may come later than shoppers were told: estimates/drift.ts. */
  windows_drift: kind({
    facts: z.object({ ...windowsFacts, sinceAt: z.iso.datetime(), told: count, late: count }),
    isPosted: true,
    tell: ({ moment, country, sinceAt, told, late }) => ({
      title: `${windowsOf(moment, country)} no longer hold`,
      sentence: `Of ${told.toLocaleString("en-US")} parcels since ${dayOf(sinceAt)}, ${late.toLocaleString("en-US")} came later than the day by which 9 of 10 were to come. ${moment === "purchase" ? "Parcels may leave later than your rules say." : "New windows follow as we learn from these parcels; shoppers who wait may be glad of a word."}`,
      path: "/app/estimates",
    }),
  }),
  windows_hold: kind({
    facts: z.object(windowsFacts),
    isPosted: false,
    tell: ({ moment, country }) => ({
      title: `${windowsOf(moment, country)} hold again`,
      sentence: "As many parcels come in time again as shoppers are told.",
      path: "/app/estimates",
    }),
  }),
  /** The merchant's own webhook took no alert. It cannot be told of itself, so only the digest says so. */
  alert_webhook_failed: kind({
    facts: z.object({ why: z.string().max(200) }),
    isPosted: false,
    tell: ({ why }) => ({
      title: "Alerts did not reach your webhook",
      sentence: `${why} Alerts are in this digest meanwhile.`,
      path: "/app/notifications",
    }),
  }),
} as const;

export type AlertKind = keyof typeof ALERTS;
export type AlertFacts<K extends AlertKind> = z.infer<(typeof ALERTS)[K]["facts"]>;

/** What a stored alert says; null for one of a newer version of the app, or of facts that do not fit. */
export function wordsOfAlert(alert: { kind: string; facts: unknown }): AlertWords | null {
  if (!Object.hasOwn(ALERTS, alert.kind)) return null;
  const { facts, tell } = ALERTS[alert.kind as AlertKind] as AlertKindRules<z.ZodType>;
  const parsed = facts.safeParse(alert.facts);
  return parsed.success ? tell(parsed.data) : null;
}

/** The kinds that go out by webhook. */
export const POSTED_KINDS = Object.entries(ALERTS).flatMap(([name, { isPosted }]) => (isPosted ? [name] : []));

function languageName(locale: string): string {
  return new Intl.DisplayNames("en", { type: "language", fallback: "code" }).of(locale) ?? locale;
}

function windowsOf(moment: "purchase" | "handover", country: string): string {
  const where = country === "" ? "" : ` to ${new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country}`;
  return moment === "purchase" ? "Delivery dates told at the order" : `Delivery dates of parcels${where}`;
}

function dayOf(iso: string): string {
  return new Date(iso).toLocaleDateString("en-US", { timeZone: "UTC", day: "numeric", month: "short" });
}

function kind<T extends z.ZodType>(rules: AlertKindRules<T>): AlertKindRules<T> {
  return rules;
}
