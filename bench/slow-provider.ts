import { startChild } from "./child.ts";

export interface SlowProvider {
  url: string;
  /** Mails answered since the last `forget`. */
  count(): Promise<number>;
  /** Message ids with the instant of their answer, in milliseconds since 1970. */
  answered(): Promise<[id: string, at: number][]>;
  forget(): Promise<unknown>;
  stop(): void;
}

/** Starts a mail provider that answers in 50 ms, as a process of its own. */
export async function startSlowProvider(): Promise<SlowProvider> {
  const { url, stop } = await startChild("bench/slow-provider-server.ts");
  const ask = async <T>(path: string) => (await (await fetch(`${url}${path}`)).json()) as T;
  return {
    url: `${url}/`,
    count: () => ask<number>("/count"),
    answered: () => ask<[string, number][]>("/answered"),
    forget: () => ask("/forget"),
    stop,
  };
}
