import type { LiquidFault } from "./liquid-error.ts";
import type { Slot } from "#app/tracking/message-slot.ts";

const ADDRESS = /\b([a-z][a-z0-9+.-]*):\/\/([^\s/<>"'{}]*)/gi;

/** Where links are allowed: a button has its own, and a subject with one is spam to most filters. */
const WITH_LINKS: ReadonlySet<Slot> = new Set(["paragraph"]);

/** Public shorteners hide where a link leads: mailboxes and phone companies drop messages that have one. */
const SHORTENERS: ReadonlySet<string> = new Set([
  ...["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "rb.gy"],
  ...["t.ly", "shorturl.at", "tiny.cc", "lnkd.in", "s.id", "v.gd", "bl.ink", "short.io", "linktr.ee"],
]);

/** Links that must not stand in a slot. */
export function findLinkFaults(source: string, slot: Slot): LiquidFault[] {
  return [...source.matchAll(ADDRESS)].flatMap(({ index, 1: scheme = "", 2: host = "" }) => {
    const message = whyNot(scheme.toLowerCase(), host.toLowerCase().replace(/^www\./, ""), slot);
    return message === null ? [] : [{ ...placeOf(source, index), message }];
  });
}

function whyNot(scheme: string, host: string, slot: Slot): string | null {
  if (slot === "text") return "The tracking link is added by itself; a second link makes phone companies suspicious.";
  if (!WITH_LINKS.has(slot)) return "A link can only stand in the paragraph.";
  if (scheme !== "https") return "A link must begin with https://.";
  return SHORTENERS.has(host) ? "Shortened links end up in spam: write the whole address." : null;
}

function placeOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
