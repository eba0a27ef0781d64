import { expect, it } from "vitest";

import { statusesOf } from "./shipment-filter.ts";

it("reads tabs, single statuses and nothing at all", () => {
  expect(statusesOf("trouble")).toEqual(["delayed", "delivery_attempted", "exception", "returning"]);
  expect(statusesOf("underway")).not.toContain("delivered");
  expect(statusesOf("underway")).toContain("delayed");
  expect(statusesOf("returned")).toEqual(["returned"]);
  expect(statusesOf("all")).toBeUndefined();
  expect(statusesOf("'; drop table")).toBeUndefined();
  expect(statusesOf(null)).toBeUndefined();
});
