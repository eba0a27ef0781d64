import type { AlertWords } from "#app/alerts/alert.ts";
import type { Channel } from "#app/tracking/message-kind.ts";
import { choiceWords } from "#app/tracking/words.ts";
import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";

/** Everything a day's digest may tell; no shopper is in it. */
export interface DigestFacts {
  shopName: string;
  /** Shoppers who wait for the merchant to tell the carrier, the longest waiting first. */
  requests: { orderName: string; shipmentId: string; choice: DeliveryChoice }[];
  /** Channels whose own account is refused. */
  refused: Channel[];
  /** Messages that wait for the merchant to release or discard them; null when none are held. */
  held: number | null;
  /** What was alarmed since the last digest, oldest first. */
  alerts: AlertWords[];
  yesterday: Figures;
}

export interface Figures {
  sent: number;
  opened: number;
  failed: number;
  notSent: number;
  segments: number;
}

export interface DigestLine {
  title: string;
  sentence: string;
  path: string;
}

export interface DigestCopy {
  subject: string;
  preheader: string;
  heading: string;
  sections: { title: string; lines: DigestLine[]; more: string | null }[];
  figures: { label: string; value: string }[];
}

/** So many lines a section: a digest is read in half a minute. */
const MOST = 6;

/** What the digest says; null on a day with nothing to say. */
export function writeDigest(facts: DigestFacts): DigestCopy | null {
  const waiting = waitingLines(facts);
  const news = facts.alerts;
  if (waiting.length === 0 && news.length === 0) return null;
  const heading =
    waiting.length > 0
      ? `${things(waiting.length)} ${waiting.length === 1 ? "waits" : "wait"} for you`
      : `${things(news.length)} happened`;
  const [first] = [...waiting, ...news];
  return {
    subject: `${facts.shopName}: ${heading.toLowerCase()}`,
    preheader: first ? `${first.title}. ${first.sentence}` : heading,
    heading,
    sections: [section("What waits for you", waiting), section("Since the last digest", news)].filter(
      ({ lines }) => lines.length > 0,
    ),
    figures: figuresOf(facts.yesterday),
  };
}

function waitingLines({ requests, refused, held }: DigestFacts): DigestLine[] {
  const accounts = refused.map((channel) => ({
    title: `${channel === "email" ? "SendGrid" : "Twilio"} refuses your account`,
    sentence: "Nothing leaves by it until you enter a working key.",
    path: "/app/notifications/accounts",
  }));
  const hold = {
    title: `${(held ?? 0).toLocaleString("en-US")} messages are held`,
    sentence: "Far more than usual were planned at once. Release or discard them.",
    path: "/app/notifications",
  };
  const asked = requests.map(({ orderName, shipmentId, choice }) => ({
    title: `Order ${orderName}: ${choiceWords[choice].title.toLowerCase()}`,
    sentence: choiceWords[choice].sentence,
    path: `/app/shipments/${shipmentId}`,
  }));
  return [...accounts, ...(held === null ? [] : [hold]), ...asked];
}

function section(title: string, lines: readonly DigestLine[]) {
  const rest = lines.length - MOST;
  return {
    title,
    lines: lines.slice(0, MOST),
    more: rest > 0 ? `and ${rest.toLocaleString("en-US")} more in the app` : null,
  };
}

function figuresOf({ sent, opened, failed, notSent, segments }: Figures) {
  const figures: [string, number][] = [
    ["sent", sent],
    ["opened", opened],
    ["failed or came back", failed],
    ["not sent, each with its reason", notSent],
    ["SMS segments", segments],
  ];
  return figures
    .filter(([, count], place) => place === 0 || count > 0)
    .map(([label, count]) => ({ label, value: count.toLocaleString("en-US") }));
}

function things(count: number): string {
  return count === 1 ? "One thing" : `${count.toLocaleString("en-US")} things`;
}
