import { describe, expect, it } from "vitest";

import { setupSteps, shareOf, type SetupFacts } from "./setup-steps.ts";

const newShop: SetupFacts = { setup: {}, doublesSettled: false, notifyFrom: null, runs: [] };
const at = "2026-11-02T09:00:00.000Z";

describe("the set-up guide", () => {
  it("starts with both reads under way and everything else to do", () => {
    expect(setupSteps(newShop).map((step) => [step.key, step.state])).toEqual([
      ["orders", "running"],
      ["catalog", "running"],
      ["block", "todo"],
      ["brand", "todo"],
      ["doubles", "todo"],
      ["sending", "todo"],
    ]);
  });

  it("shows how far a read has come, and nothing while its size is unknown", () => {
    const steps = setupSteps({
      ...newShop,
      runs: [
        { kind: "backfill", state: "running", done: 30, total: 120 },
        { kind: "catalog", state: "running", done: 30, total: null },
      ],
    });
    expect(steps[0]).toEqual({ key: "orders", state: "running", progress: 0.25 });
    expect(steps[1]).toEqual({ key: "catalog", state: "running", progress: null });
  });

  it("says that a read failed", () => {
    const steps = setupSteps({ ...newShop, runs: [{ kind: "catalog", state: "failed", done: 3, total: 9 }] });
    expect(steps[1]?.state).toBe("failed");
  });

  it("is complete when all six are done, and not before", () => {
    const finished = (kind: string) => ({ kind, state: "done", done: 9, total: 9 });
    const all: SetupFacts = {
      setup: { blockAddedAt: at, brandSavedAt: at },
      doublesSettled: true,
      notifyFrom: new Date(at),
      runs: [finished("backfill"), finished("catalog")],
    };
    expect(setupSteps(all).map((step) => step.state)).toEqual(Array(6).fill("done"));
    expect(setupSteps({ ...all, notifyFrom: null }).at(-1)).toMatchObject({ key: "sending", state: "todo" });
  });

  it("never shows more than the whole", () => {
    expect(shareOf({ done: 130, total: 120 })).toBe(1);
    expect(shareOf({ done: 0, total: 0 })).toBeNull();
  });
});
