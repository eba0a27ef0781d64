import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** One message that a provider took responsibility for. Written once, never changed. */
export type LedgerEntry = {
  /** ISO instant of acceptance. */
  at: string;
  provider: "sendgrid" | "twilio";
  /** The shop whose own account sent it; the app's when null or not said. */
  owner?: string | null;
  /** The provider's id: SendGrid's X-Message-Id, Twilio's message SID. */
  id: string;
  to: string;
  from: string;
  subject: string | null;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  customArgs: Record<string, string>;
  /** Mail: whether the provider may notice that it was opened. */
  tracksOpens: boolean;
  /** Texts: where the provider reports their state. */
  statusCallback: string | null;
  segments: number | null;
  /** What the caller saw: the status code, or the fault that hid it ("reset", "timeout", …). */
  answer: string;
};

export type Ledger = {
  append: (entry: LedgerEntry) => void;
  entries: () => readonly LedgerEntry[];
  find: (id: string) => LedgerEntry | undefined;
};

/**
 * The append-only record of accepted messages: the truth that tests and the demo count.
 * @param file also writes each entry there as one line of JSON, at once: it survives a killed process
 */
export function createLedger(file?: string): Ledger {
  const entries: LedgerEntry[] = [];
  const byId = new Map<string, LedgerEntry>();
  if (file) mkdirSync(dirname(file), { recursive: true });
  return {
    append(entry) {
      const kept = Object.freeze({ ...entry });
      entries.push(kept);
      if (!byId.has(entry.id)) byId.set(entry.id, kept);
      if (file) appendFileSync(file, `${JSON.stringify(kept)}\n`);
    },
    entries: () => entries,
    find: (id) => byId.get(id),
  };
}
