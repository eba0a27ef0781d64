import { createHash } from "node:crypto";
import type { Agent } from "node:http";

import { signProxyQuery } from "#app/tracking-page/app-proxy.ts";

import { call } from "./call.ts";

/** One filled-in form, sent from one visitor's address. */
export interface Guess {
  shop: string;
  order: string;
  contact: string;
  address: string;
}

export interface Answered {
  status: number;
  /** Of status, headers and body; when it was sent and how long to wait are left out. */
  print: string;
  /** Whether an order was shown. */
  isHit: boolean;
  ms: number;
}

export type LookUp = (guess: Guess) => Promise<Answered>;

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
const VOLATILE = new Set(["date", "retry-after"]);

/** Sends look-ups as Shopify forwards them: signed anew, with the visitor's address in a header. */
export function lookUpAt(appUrl: string, secret: string, agent: Agent): LookUp {
  return async ({ shop, order, contact, address }) => {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const pairs = { shop, path_prefix: "/apps/track", timestamp, logged_in_customer_id: "" };
    const signature = signProxyQuery(new Map(Object.entries(pairs).map(([name, value]) => [name, [value]])), secret);
    const url = `${appUrl}/proxy/track/lookup?${new URLSearchParams({ ...pairs, signature })}`;
    const headers = {
      "User-Agent": PHONE,
      "X-Forwarded-For": address,
      "Content-Type": "application/x-www-form-urlencoded",
    };
    const startedAt = performance.now();
    const answer = await call(
      url,
      agent,
      { method: "POST", headers },
      new URLSearchParams({ order, contact }).toString(),
    );
    const ms = performance.now() - startedAt;
    const told = Object.entries(answer.headers).filter(([name]) => !VOLATILE.has(name));
    const print = createHash("sha256")
      .update(JSON.stringify([answer.status, told]))
      .update(answer.body)
      .digest("hex");
    return { status: answer.status, print, isHit: answer.body.includes('data-afterglow="order"'), ms };
  };
}

/** A visitor's address nobody had before: a new home each time. */
export function newAddress(): () => string {
  let home = 0;
  return () => `2001:db8:${(++home >> 16).toString(16)}:${(home & 0xffff).toString(16)}::1`;
}
