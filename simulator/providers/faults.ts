import type { Request, Response } from "express";
import { z } from "zod";

import type { LedgerEntry } from "./ledger.ts";
import type { Timers } from "./timers.ts";

const KINDS = ["429", "500", "503", "401", "timeout", "reset", "truncated", "html502", "slow"] as const;
/** Kinds where the message went out although the caller hears nothing sensible, unless told otherwise. */
const ACCEPTED_BY_DEFAULT: ReadonlySet<string> = new Set(["truncated", "slow"]);

export const faultSchema = z.object({
  provider: z.enum(["sendgrid", "twilio"]),
  /** How many of the next calls it spoils. */
  next: z.number().int().min(1).max(100_000).default(1),
  kind: z.union([z.enum(KINDS), z.number().transform(String).pipe(z.enum(KINDS))]),
  /** Whether the message is sent all the same: the answer is lost, the message is not. */
  accepted: z.boolean().optional(),
  /** For slow: milliseconds before the answer. For 429: milliseconds until the limit resets. */
  ms: z.number().int().min(0).default(3_000),
});

export type Provider = LedgerEntry["provider"];
export type Fault = { provider: Provider; kind: (typeof KINDS)[number]; accepted: boolean; ms: number };

/** What a provider writes in its own error format, by status code. */
export type Refusals = Record<"429" | "500" | "503" | "401", { body: unknown; headers?: Record<string, string> }>;

/** Faults waiting to spoil calls, first come first served per provider. */
export function createFaults() {
  let waiting: (Fault & { next: number })[] = [];
  return {
    script(input: z.infer<typeof faultSchema>) {
      const accepted = input.accepted ?? ACCEPTED_BY_DEFAULT.has(input.kind);
      waiting.push({ ...input, accepted });
    },
    /** Uses up one call's fault, if any is waiting. */
    take(provider: Provider): Fault | null {
      const fault = waiting.find((each) => each.provider === provider);
      if (!fault) return null;
      fault.next -= 1;
      waiting = waiting.filter((each) => each.next > 0);
      return fault;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear() {
      waiting = [];
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;

/**
 * Spoils one answer.
 * @param good writes the answer the provider would have given
 * @param goodBody that answer's body, for cutting it in half
 */
export function answerFault(
  fault: Fault,
  exchange: { req: Request; res: Response; timers: Timers },
  answers: { refusals: Refusals; good: () => void; goodStatus: number; goodBody: string },
) {
  const { req, res, timers } = exchange;
  switch (fault.kind) {
    case "timeout":
      return; // the caller hangs until its own patience ends
    case "reset":
      req.socket.destroy();
      return;
    case "slow":
      timers.after(fault.ms, answers.good);
      return;
    case "html502":
      res.status(502).type("html").send("<html><body><h1>502 Bad Gateway</h1></body></html>");
      return;
    case "truncated":
      res
        .status(answers.goodStatus)
        .type("json")
        .send(answers.goodBody.slice(0, answers.goodBody.length / 2));
      return;
    default: {
      const refusal = answers.refusals[fault.kind];
      res
        .status(Number(fault.kind))
        .set(refusal.headers ?? {})
        .json(refusal.body);
    }
  }
}
