import { describe, expect, it } from "vitest";

import { gapStage, type Whereabouts } from "./gap-stage.ts";

const paris: Whereabouts = {
  ...{ status: "in_transit", milestone: "in_transit", number: "JD014600" },
  ...{ seen: { country: "FR", region: "IDF" }, destination: { country: "FR", region: "FR-IDF" }, origin: "FR" },
};

describe("where a parcel is silent", () => {
  it("is near where it was seen in its own region", () => {
    expect(gapStage(paris)).toBe("near");
    expect(gapStage({ ...paris, seen: { country: "FR", region: "PAC" } })).toBe("network");
    expect(gapStage({ ...paris, seen: null })).toBe("network");
  });

  it("is near in its own country when it came from another one", () => {
    const abroad = { ...paris, origin: "DE" };
    expect(gapStage({ ...abroad, seen: { country: "FR", region: null } })).toBe("near");
    expect(gapStage({ ...abroad, seen: { country: "DE", region: "BE" } })).toBe("network");
  });

  it("waits for a first scan once there is a number", () => {
    const packed = { ...paris, status: "pending", milestone: "pending", seen: null } as const;
    expect(gapStage(packed)).toBe("label");
    expect(gapStage({ ...packed, number: "" })).toBeNull();
    expect(gapStage({ ...packed, status: "delayed", milestone: "label_created" })).toBe("label");
  });

  it("is nowhere once nobody waits for a scan", () => {
    for (const status of ["delivered", "returned", "cancelled", "expired", "exception", "returning"] as const) {
      expect(gapStage({ ...paris, status }), status).toBeNull();
    }
    expect(gapStage({ ...paris, status: "ready_for_pickup" })).toBeNull();
  });
});
