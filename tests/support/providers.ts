import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** One call as a provider saw it; what it took is `accepted`, whatever the caller got to hear. */
export interface LedgerEntry {
  provider: "sendgrid" | "twilio";
  /** Our message's id, as the provider would echo it. */
  messageId: string;
  to: string;
  /** The whole request: SendGrid's JSON, or Twilio's form fields. */
  request: Record<string, unknown>;
  headers: IncomingMessage["headers"];
  accepted: boolean;
  at: Date;
}

/** What goes wrong with a call. `lost…` ones take the message and let the answer perish. */
export type Fault =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | "hang"
  | "lost-reset"
  | "lost-hang"
  | "lost-truncated";

export interface FakeProviders {
  sendgridUrl: string;
  twilioUrl: string;
  ledger: LedgerEntry[];
  /** What is answered to a GET, by its path; anything else is 404. */
  pages: Map<string, { status?: number; body: unknown }>;
  /** Faults of the next calls, one each, in order; then all is well again. */
  fail(...faults: Fault[]): void;
  /** What goes wrong with every call from now on, until told otherwise; with both, unless one is named. */
  failAlways(fault: Fault | null, provider?: LedgerEntry["provider"]): void;
  /** Happens in every call, between its arrival and its answer. */
  during(happens: ((entry: LedgerEntry) => Promise<unknown> | void) | null): void;
  /** Empties the ledger, and all is well again. */
  forget(): void;
  close(): Promise<void>;
}

/** SendGrid and Twilio on a loopback port: an append-only ledger, and faults as they are scripted. */
export async function startProviders(): Promise<FakeProviders> {
  const script: Script = { ledger: [], faults: [], always: {}, during: null };
  const { ledger, faults } = script;
  const pages: FakeProviders["pages"] = new Map();
  const server = createServer((request, response) => {
    if (request.method === "GET") showPage(request, response, pages);
    else void answer(request, response, script);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    sendgridUrl: `${base}/`,
    twilioUrl: base,
    ledger,
    pages,
    fail: (...more) => void faults.push(...more),
    failAlways(fault, provider) {
      for (const one of provider ? [provider] : (["sendgrid", "twilio"] as const)) script.always[one] = fault;
    },
    during: (happens) => void (script.during = happens),
    forget() {
      Object.assign(script, { always: {}, during: null });
      ledger.length = faults.length = 0;
      pages.clear();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function showPage(request: IncomingMessage, response: ServerResponse, pages: FakeProviders["pages"]) {
  const { status = 200, body } = pages.get(request.url?.split("?")[0] ?? "") ?? { status: 404, body: {} };
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

interface Script {
  ledger: LedgerEntry[];
  faults: Fault[];
  always: Partial<Record<LedgerEntry["provider"], Fault | null>>;
  during: ((entry: LedgerEntry) => Promise<unknown> | void) | null;
}

async function answer(request: IncomingMessage, response: ServerResponse, script: Script) {
  const { ledger, faults } = script;
  const isSendgrid = request.url === "/v3/mail/send";
  const raw = await text(request);
  const entry = isSendgrid ? readSendgrid(raw) : readTwilio(raw);
  const fault = faults.shift() ?? script.always[entry.provider] ?? undefined;
  const accepted = fault === undefined || (typeof fault === "string" && fault.startsWith("lost"));
  const call = { ...entry, headers: request.headers, accepted, at: new Date() };
  ledger.push(call);
  await script.during?.(call);
  if (fault === "hang" || fault === "lost-hang") return;
  if (fault === "lost-reset") return void request.socket.resetAndDestroy();
  if (typeof fault === "object") return refuse(response, fault);
  const success = isSendgrid ? "" : JSON.stringify({ sid: `SM${ledger.length}`, status: "queued" });
  const headers = { "Content-Type": "application/json", "X-Message-Id": `SG${ledger.length}` };
  response.writeHead(isSendgrid ? 202 : 201, headers);
  response.end(fault === "lost-truncated" ? success.slice(0, -4) : success);
}

function refuse(response: ServerResponse, { status, body = {}, headers }: Exclude<Fault, string>) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

function readSendgrid(raw: string): Omit<LedgerEntry, "headers" | "accepted" | "at"> {
  const request = JSON.parse(raw) as Record<string, unknown> & {
    personalizations: { to: { email: string }[] }[];
    custom_args: { n: string };
  };
  const to = request.personalizations[0]?.to[0]?.email ?? "";
  return { provider: "sendgrid", messageId: request.custom_args.n, to, request };
}

function readTwilio(raw: string): Omit<LedgerEntry, "headers" | "accepted" | "at"> {
  const request = Object.fromEntries(new URLSearchParams(raw));
  const callback = new URL(request["StatusCallback"] ?? "http://nowhere");
  return { provider: "twilio", messageId: callback.searchParams.get("n") ?? "", to: request["To"] ?? "", request };
}
