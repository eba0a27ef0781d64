import { CHANNEL, type Envelope, type FromApp, type ToApp } from "../../admin/protocol.ts";

declare const ADMIN_URL: string;

type Question = Extract<FromApp, { say: "ask" }>["what"];
type Heard = Exclude<ToApp, { say: "answer" }>;

const waiting = new Map<number, (value: unknown) => void>();
const listeners = new Set<(message: Heard) => void>();
let asked = 0;

export function tell(message: FromApp): void {
  const envelope: Envelope<FromApp> = { channel: CHANNEL, message };
  window.parent.postMessage(envelope, new URL(ADMIN_URL).origin);
}

/** Asks the admin and waits for its answer. */
export function ask(what: Question): Promise<unknown> {
  return answerTo((id) => ({ say: "ask", id, what }));
}

/** Asks the merchant for more permissions. @returns all that are granted now, or null */
export function askForScopes(scopes: string[]): Promise<unknown> {
  return answerTo((id) => ({ say: "wantScopes", id, scopes }));
}

function answerTo(question: (id: number) => FromApp): Promise<unknown> {
  const id = ++asked;
  const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
  tell(question(id));
  return answer;
}

export function listen(listener: (message: Heard) => void): void {
  listeners.add(listener);
}

addEventListener("message", (event: MessageEvent<Envelope<ToApp> | undefined>) => {
  if (event.source !== window.parent || event.data?.channel !== CHANNEL) return;
  const { message } = event.data;
  if (message.say !== "answer") return listeners.forEach((listener) => listener(message));
  waiting.get(message.id)?.(message.value);
  waiting.delete(message.id);
});
