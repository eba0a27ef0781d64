import { expect, it } from "vitest";

import { changedQuery, statusesOf } from "./shipment-filter.ts";

it("reads tabs, single statuses and nothing at all", () => {
  expect(statusesOf("trouble")).toEqual(["delayed", "delivery_attempted", "exception", "returning"]);
  expect(statusesOf("underway")).not.toContain("delivered");
  expect(statusesOf("underway")).toContain("delayed");
  expect(statusesOf("returned")).toEqual(["returned"]);
  expect(statusesOf("all")).toBeUndefined();
  expect(statusesOf("'; drop table")).toBeUndefined();
  expect(statusesOf(null)).toBeUndefined();
});

it("keeps the address short, and begins a new filter at its first page", () => {
  const query = new URLSearchParams("status=trouble&page=3&host=abc");
  expect(changedQuery(query, { page: "4" }).toString()).toBe("status=trouble&page=4&host=abc");
  expect(changedQuery(query, { q: "1001" }).toString()).toBe("status=trouble&host=abc&q=1001");
  expect(changedQuery(query, { status: "all", q: "" }).toString()).toBe("host=abc");
});
