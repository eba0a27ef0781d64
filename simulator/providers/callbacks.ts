import type { Timers } from "./timers.ts";

/** A callback's way out: one POST, repeated after each delay until it is answered with a 2xx. */
export type Callback = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds to wait before each further try. */
  retryAfter: readonly number[];
  /** Whether an answer of this status (null: no answer at all) deserves another try. */
  retryWhen: (status: number | null) => boolean;
};

const PATIENCE_MS = 15_000;

async function tryOnce(callback: Callback): Promise<{ status: number | null; body: string }> {
  try {
    const answer = await fetch(callback.url, {
      method: "POST",
      headers: callback.headers,
      body: callback.body,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: null, body: "" };
  }
}

/** Posts a callback; further tries run on their own. Resolves with the first try's answer (null: none came). */
export async function postCallback(
  timers: Timers,
  callback: Callback,
  onAnswer: (status: number | null) => void = () => undefined,
): Promise<{ status: number | null; body: string }> {
  const answer = await tryOnce(callback);
  onAnswer(answer.status);
  const [delay, ...later] = callback.retryAfter;
  if (delay !== undefined && callback.retryWhen(answer.status)) {
    timers.after(delay, () => void postCallback(timers, { ...callback, retryAfter: later }, onAnswer));
  }
  return answer;
}
