import type { LedgerEntry } from "../providers/ledger.ts";

/** Presses a mail program's own unsubscribe button: one POST, no questions (RFC 8058). Returns what to tell. */
export async function unsubscribe(mail: LedgerEntry): Promise<string> {
  const url = /<(https?:\/\/[^>]+)>/.exec(mail.headers["List-Unsubscribe"] ?? "")?.[1];
  if (!url) return "This mail has no address to unsubscribe at.";
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    return answer.ok ? `${mail.to} is unsubscribed.` : `The app answered ${answer.status}.`;
  } catch {
    return "The app did not answer.";
  }
}
