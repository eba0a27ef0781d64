import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { outcomeOfAnswer, outcomeOfBreak, waitSeconds } from "./outcome.ts";

const named = (code: string) => Object.assign(new Error("broken"), { code });

describe("outcomeOfAnswer", () => {
  it.each([
    [{ status: 400 }, "refused", "provider_refused"],
    [{ status: 413 }, "refused", "provider_refused"],
    [{ status: 401 }, "retry", "credentials_refused"],
    [{ status: 403 }, "retry", "sender_not_allowed"],
    [{ status: 429 }, "retry", "provider_busy"],
    [{ status: 500 }, "retry", "provider_unavailable"],
    [{ status: 503 }, "retry", "provider_unavailable"],
    [{ status: 502 }, "unknown", "broke_off"],
    [{ status: 504 }, "unknown", "broke_off"],
    [{ status: 599 }, "unknown", "broke_off"],
    [{ status: 400, code: 21610 }, "refused", "opted_out"],
    [{ status: 400, code: 21614 }, "refused", "unreachable"],
    [{ status: 400, code: 21211 }, "refused", "unreachable"],
    [{ status: 400, code: 30006 }, "refused", "unreachable"],
    [{ status: 403, code: 21408 }, "retry", "destination_not_allowed"],
    [{ status: 400, code: 21612 }, "retry", "destination_not_allowed"],
    [{ status: 400, code: 21603 }, "retry", "sender_not_allowed"],
    [{ status: 400, code: 21606 }, "retry", "sender_not_allowed"],
    [{ status: 400, code: 30034 }, "retry", "sender_not_allowed"],
    [{ status: 400, code: 30001 }, "retry", "provider_busy"],
    [{ status: 429, code: 20429 }, "retry", "provider_busy"],
    [{ status: 503, code: 20503 }, "retry", "provider_unavailable"],
    [{ status: 403, code: 30002 }, "retry", "credentials_refused"],
    [{ status: 400, code: 21611 }, "retry", "provider_busy"],
    [{ status: 400, code: 99999 }, "refused", "provider_refused"],
    [{ status: 401, code: 20003 }, "retry", "credentials_refused"],
  ])("takes %o for %s, %s", (answer, kind, reason) => {
    expect(outcomeOfAnswer(answer)).toMatchObject({ kind, reason });
  });

  it("waits as long as the provider asks", () => {
    expect(outcomeOfAnswer({ status: 429, waitSeconds: 90 })).toMatchObject({ afterSeconds: 90 });
    expect(outcomeOfAnswer({ status: 429, waitSeconds: 86_400 }), "within reason").toMatchObject({ afterSeconds: 900 });
  });

  it("closes an address that opted out or does not exist, and uses up no attempt on bad credentials", () => {
    expect(outcomeOfAnswer({ status: 400, code: 21610 })).toMatchObject({ suppress: "stop" });
    expect(outcomeOfAnswer({ status: 400, code: 21211 })).toMatchObject({ suppress: "unreachable" });
    expect(outcomeOfAnswer({ status: 401 })).toMatchObject({ freeOfCharge: true, closesAccount: true });
    expect(outcomeOfAnswer({ status: 429 })).toMatchObject({ freeOfCharge: true, closesAccount: true });
    expect(outcomeOfAnswer({ status: 403, code: 21408 })).not.toHaveProperty("closesAccount");
    for (const code of [21606, 21659, 21703]) {
      expect(outcomeOfAnswer({ status: 400, code })).not.toHaveProperty("closesAccount");
    }
  });
});

describe("outcomeOfBreak", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])("tries again after %s: nothing has left", (code) => {
    expect(outcomeOfBreak(named(code))).toEqual({ kind: "retry", reason: "not_reached" });
  });

  it.each([named("ECONNABORTED"), named("ECONNRESET"), named("ETIMEDOUT"), new SyntaxError("Unexpected end"), null])(
    "does not know after %s: it may have left",
    (error) => {
      expect(outcomeOfBreak(error)).toEqual({ kind: "unknown", reason: "broke_off" });
    },
  );
});

describe("waitSeconds", () => {
  it("stays under the growing cap and never comes before the time asked for", () => {
    const caps = [10, 60, 300, 900, 3600];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        fc.nat({ max: 900 }),
        (n, c, after) => {
          const wait = waitSeconds(n, c, after);
          expect(wait).toBeGreaterThanOrEqual(after);
          expect(wait).toBeLessThanOrEqual(after + (caps[Math.min(n, 5) - 1] ?? 0));
        },
      ),
    );
  });
});
