import type { World } from "../world.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { timersOf, type Timers } from "./timers.ts";

/** Something a provider told the app about a message, and what the app answered (null: not at all). */
export type Receipt = { at: string; id: string; event: string; answer: number | null };

/** A text that did not come through the API: what a shopper wrote, or an automatic reply. */
export type Text = { at: string; id: string; from: string; to: string; body: string; direction: "inbound" | "reply" };

/** Everything SendGrid and Twilio remember. */
export type Providers = {
  ledger: Ledger;
  faults: Faults;
  receipts: Receipt[];
  texts: Text[];
  /** Pairs "shopper sender": this shopper wrote STOP to this sender. */
  optOuts: Set<string>;
  /** Twilio messages whose content the app deleted. */
  deleted: Set<string>;
  timers: Timers;
};

const known = new WeakMap<World, Providers>();

/** The providers of a world, made at first use. `ledgerFile` counts only then. */
export function providersOf(world: World, ledgerFile?: string): Providers {
  const existing = known.get(world);
  if (existing) return existing;
  const providers: Providers = {
    ledger: createLedger(ledgerFile),
    faults: createFaults(),
    receipts: [],
    texts: [],
    optOuts: new Set(),
    deleted: new Set(),
    timers: timersOf(world),
  };
  known.set(world, providers);
  return providers;
}
