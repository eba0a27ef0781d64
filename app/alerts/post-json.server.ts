import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps, type RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";

import { type AddressRefusal, type AddressRules, ipIn, isCallable, refuseAddress } from "./web-hook-address.ts";

export type PostOutcome =
  | { kind: "taken" }
  /** The address itself speaks against it: it is not called. */
  | { kind: "not_called"; why: AddressRefusal | "no_such_host" }
  /** A definite answer that is no yes; redirects are not followed. */
  | { kind: "answered"; status: number; waitSeconds: number | null }
  /** No answer in time, or a broken one. */
  | { kind: "broke_off" };

export interface PostOptions extends AddressRules {
  timeoutMs?: number;
  /** Where names lead; the system's resolver when not given. */
  resolve?: (host: string) => Promise<string[]>;
}

const TIMEOUT_MS = 5_000;

/**
 * POSTs JSON to an address a merchant has typed, and to nowhere inside: the name is resolved once, every address
 * it leads to must be public, and the call goes to what was checked, whatever the name means a moment later.
 * What the other side says is thrown away; only its status counts.
 */
export async function postJson(address: string, body: unknown, options: PostOptions): Promise<PostOutcome> {
  const refusal = refuseAddress(address, options);
  if (refusal) return { kind: "not_called", why: refusal };
  const url = new URL(address);
  const ips = await (options.resolve ?? resolve)(ipIn(url) ?? url.hostname).catch(() => []);
  const [ip] = ips;
  if (ip === undefined) return { kind: "not_called", why: "no_such_host" };
  if (!ips.every((one) => isCallable(one, options))) return { kind: "not_called", why: "not_public" };
  return call(url, ip, JSON.stringify(body), options.timeoutMs ?? TIMEOUT_MS);
}

async function resolve(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function call(url: URL, ip: string, body: string, timeoutMs: number): Promise<PostOutcome> {
  const options: RequestOptions = {
    method: "POST",
    agent: false,
    lookup: pinnedTo(ip),
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      "User-Agent": "Afterglow",
    },
  };
  return new Promise((answer) => {
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, options, (response) => {
      const { statusCode: status = 0, headers } = response;
      answer(
        status >= 200 && status < 300
          ? { kind: "taken" }
          : { kind: "answered", status, waitSeconds: waitOf(headers["retry-after"]) },
      );
      response.destroy();
    });
    request.on("error", () => answer({ kind: "broke_off" }));
    request.end(body);
  });
}

/** Node asks for one address or for all of them, as it likes. */
function pinnedTo(ip: string): LookupFunction {
  const family = ip.includes(":") ? 6 : 4;
  return (_host, options, done) => (options.all ? done(null, [{ address: ip, family }]) : done(null, ip, family));
}

function waitOf(header: string | undefined): number | null {
  const seconds = Number(header);
  return seconds > 0 ? Math.min(seconds, 3_600) : null;
}
