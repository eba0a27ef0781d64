import { describe, expect, it } from "vitest";

import { type ConsentRecord, currentConsent } from "./consent.ts";

const record = (day: number, state: ConsentRecord["state"], source: ConsentRecord["source"]): ConsentRecord => ({
  ...{ state, source },
  happenedAt: new Date(Date.UTC(2026, 0, day)),
});

describe("currentConsent", () => {
  it("is nothing where nothing was said", () => {
    expect(currentConsent([])).toBeNull();
  });

  it.each<[string, ConsentRecord[], ConsentRecord["state"]]>([
    ["the newest counts", [record(1, "granted", "order"), record(2, "withdrawn", "stop")], "withdrawn"],
    ["whichever was heard of first", [record(2, "withdrawn", "stop"), record(1, "granted", "order")], "withdrawn"],
    ["START after STOP", [record(1, "withdrawn", "stop"), record(2, "granted", "start")], "granted"],
    ["no order revives a STOP", [record(1, "withdrawn", "stop"), record(2, "granted", "order")], "withdrawn"],
    [
      "nor a box that was ticked long ago",
      [record(1, "withdrawn", "unsubscribe_page"), record(2, "granted", "shop_marketing")],
      "withdrawn",
    ],
    [
      "the shop's list may take back what it gave",
      [record(1, "granted", "shop_marketing"), record(2, "withdrawn", "shop_marketing")],
      "withdrawn",
    ],
    ["in one moment, no", [record(1, "withdrawn", "stop"), record(1, "granted", "start")], "withdrawn"],
  ])("%s", (_, records, state) => {
    expect(currentConsent(records)?.state).toBe(state);
  });
});
